using YamlDotNet.Core;

namespace KubeStellar.Delivery.References.Finding.Yaml;

/// <summary>A node of a YAML file with the place where it is written.</summary>
/// <param name="Start">The number of its first character in the file's text.</param>
internal abstract record PlacedNode(int Start)
{
    /// <summary>A mapping; a key may come twice, as it does in the branches of a template.</summary>
    internal sealed record Mapping(int Start) : PlacedNode(Start)
    {
        /// <summary>The entries in the file's order.</summary>
        public List<(Scalar Key, PlacedNode Value)> Entries { get; } = [];

        /// <summary>Returns the first value of a key, or null.</summary>
        /// <param name="key">The key.</param>
        public PlacedNode? Find(string key)
        {
            foreach (var (name, value) in Entries)
            {
                if (name.Value == key)
                {
                    return value;
                }
            }

            return null;
        }

        /// <summary>Returns the first value of a key if it is a scalar that is not empty, or null.</summary>
        /// <param name="key">The key.</param>
        public Scalar? Text(string key) => Find(key) is Scalar { IsNothing: false } scalar ? scalar : null;
    }

    /// <summary>A sequence.</summary>
    internal sealed record Sequence(int Start) : PlacedNode(Start)
    {
        /// <summary>The items in the file's order.</summary>
        public List<PlacedNode> Items { get; } = [];
    }

    /// <summary>A scalar, with the actions of templates as they are written.</summary>
    /// <param name="Start">The number of its first character in the file's text, its quotes included.</param>
    /// <param name="Places">Its value and where each character of it is written.</param>
    /// <param name="Style">How it is written.</param>
    internal sealed record Scalar(int Start, PlacedText Places, ScalarStyle Style) : PlacedNode(Start)
    {
        /// <summary>The value.</summary>
        public string Value => Places.Value;

        /// <summary>Whether the value is a null or an empty text.</summary>
        public bool IsNothing => Value.Length == 0 || (Style == ScalarStyle.Plain && Value is "~" or "null" or "Null" or "NULL");

        /// <summary>Whether it is a block of several lines, such as a script.</summary>
        public bool IsBlock => Style is ScalarStyle.Literal or ScalarStyle.Folded && Value.AsSpan().TrimEnd().Contains('\n');
    }

    /// <summary>What says nothing where it stands: an alias, whose text stands at its anchor.</summary>
    internal sealed record Nothing(int Start) : PlacedNode(Start);
}
