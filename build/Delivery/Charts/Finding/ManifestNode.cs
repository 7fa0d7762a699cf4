namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>A YAML node that keeps what a Kubernetes client would drop, such as keys that stand twice.</summary>
/// <param name="Line">The line in the rendered text, from 1.</param>
/// <param name="Column">The column there, from 1.</param>
internal abstract record ManifestNode(int Line, int Column)
{
    /// <summary>A scalar.</summary>
    /// <param name="Value">The text.</param>
    /// <param name="IsPlain">Whether it has no quotation marks, so that it may be a number, a boolean or null.</param>
    /// <param name="IsBlock">Whether its text begins on the next line.</param>
    /// <param name="Line">The line.</param>
    /// <param name="Column">The column.</param>
    internal sealed record Scalar(string Value, bool IsPlain, bool IsBlock, int Line, int Column) : ManifestNode(Line, Column);

    /// <summary>A sequence.</summary>
    /// <param name="Items">The items.</param>
    /// <param name="Line">The line.</param>
    /// <param name="Column">The column.</param>
    internal sealed record Sequence(List<ManifestNode> Items, int Line, int Column) : ManifestNode(Line, Column);

    /// <summary>A mapping.</summary>
    /// <param name="Entries">The entries in order; the key is empty where it is no scalar.</param>
    /// <param name="Line">The line.</param>
    /// <param name="Column">The column.</param>
    internal sealed record Mapping(List<(string Key, ManifestNode Value)> Entries, int Line, int Column) : ManifestNode(Line, Column)
    {
        /// <summary>Returns the scalar under a key, or null.</summary>
        /// <param name="key">The key.</param>
        public Scalar? Text(string key) => Find(key) as Scalar;

        /// <summary>Returns the first value under a key, or null.</summary>
        /// <param name="key">The key.</param>
        public ManifestNode? Find(string key)
        {
            foreach (var (name, value) in Entries)
            {
                if (name == key)
                {
                    return value;
                }
            }

            return null;
        }
    }
}
