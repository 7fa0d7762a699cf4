using System.Text.Json;
using KubeStellar.Delivery.Trees;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Derived;

/// <summary>What a derivation is given of a source tree: the files in its scope and those where it may write, without the ones that it makes itself.</summary>
/// <param name="Files">The files, in ordinal order.</param>
/// <param name="Folders">The folders of these and of the files that the derivation makes itself: what writes into a folder of the checkout finds it.</param>
/// <param name="Key">Names the derivation and the inputs: of two runs with the same key, the second makes what the first has made.</param>
internal sealed record DerivationInputs(IReadOnlyList<TreeFile> Files, IReadOnlyList<string> Folders, string Key)
{
    // To be raised whenever the same steps and inputs can give other results than before.
    private const int Form = 1;

    /// <summary>Selects the inputs.</summary>
    /// <param name="tree">The source tree.</param>
    /// <param name="derivation">The derivation.</param>
    public static DerivationInputs Of(FileTree tree, Derivation derivation)
    {
        var selected = derivation.Inputs.Select([.. tree.Files.Select(file => file.Path)]).ToHashSet(StringComparer.Ordinal);
        var files = new List<TreeFile>();
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in tree.Files)
        {
            var places = derivation.Outputs.Where(output => output.Contains(file.Path)).ToList();
            if (places.Count == 0 && !selected.Contains(file.Path))
            {
                continue;
            }

            folders.Add(Path.GetDirectoryName(file.Path)!);
            if (!places.Any(place => place.Owns(file.Path, () => tree.Read(file))))
            {
                files.Add(file);
            }
        }

        return new DerivationInputs(files, [.. folders], KeyOf(tree, derivation, files));
    }

    private static string KeyOf(FileTree tree, Derivation derivation, IReadOnlyList<TreeFile> files)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartArray();
            json.WriteNumberValue(Form);
            json.WriteStringValue(derivation.Name);
            foreach (var step in derivation.Steps)
            {
                json.WriteStringValue(step.Text);
            }

            foreach (var output in derivation.Outputs)
            {
                json.WriteStartArray();
                json.WriteStringValue(output.Folder);
                json.WriteStringValue(output.Pattern);
                json.WriteBooleanValue(output.IsRecursive);
                json.WriteEndArray();
            }

            foreach (var file in files)
            {
                json.WriteStartArray();
                json.WriteStringValue(file.Path);
                json.WriteNumberValue((int)file.Kind);
                json.WriteStringValue(tree.IdOf(file));
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return Digest.Of(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)).Hex;
    }
}
