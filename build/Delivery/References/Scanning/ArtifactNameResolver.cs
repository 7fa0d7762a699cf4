using System.Text;
using KubeStellar.Delivery.References.Finding;
using KubeStellar.Delivery.References.Finding.Text;

namespace KubeStellar.Delivery.References.Scanning;

/// <summary>Puts the values of variables into the names of artifacts: <c>${REGISTRY}/name</c>, <c>{{.Values.image.repository}}</c>.</summary>
/// <param name="versions">Follows a variable to its value, whatever the value is.</param>
internal sealed class ArtifactNameResolver(VersionResolver versions)
{
    /// <summary>Returns the artifact by its whole name, or as it is with the reason where a variable has no value; an empty reason where nothing is missing.</summary>
    /// <param name="artifact">The artifact as a text names it.</param>
    /// <param name="place">Where it is named.</param>
    public (ReferencedArtifact Artifact, string Missing) Resolve(ReferencedArtifact artifact, TextPlace place)
    {
        if (!artifact.HasVariables)
        {
            return (artifact, "");
        }

        var name = new StringBuilder();
        for (var at = 0; at < artifact.Name.Length;)
        {
            if (Variables.Read(artifact.Name, at, artifact.Name.Length) is not { } variable)
            {
                name.Append(artifact.Name[at++]);
                continue;
            }

            var found = versions.Resolve(Placed(artifact.Name, variable, place));
            if (found.Version is null)
            {
                return (artifact, $"its name cannot be told, {found.Reason}");
            }

            name.Append(found.Version);
            at = variable.Start + variable.Length;
        }

        var whole = artifact with { Name = name.ToString() };
        return whole.HasVariables ? (artifact, "its name cannot be told, a variable in it holds others") : (whole, "");
    }

    private static PlacedVersion Placed(string name, VersionText variable, TextPlace place) => new(place, variable.In(name).ToString())
    {
        Names = variable.Names,
        Prefix = variable.Prefix,
        Fallback = variable.Fallback is { } fallback ? Placed(name, fallback, place) : null,
    };
}
