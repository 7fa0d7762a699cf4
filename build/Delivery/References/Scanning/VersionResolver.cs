using KubeStellar.Delivery.References.Finding.Text;

namespace KubeStellar.Delivery.References.Scanning;

/// <summary>Follows variables to the literals that they stand for.</summary>
/// <param name="scope">Where variables are found.</param>
internal sealed class VersionResolver(VariableScope scope)
{
    private const int MaxSteps = 8;

    /// <summary>Returns what a version means.</summary>
    /// <param name="version">The version as written.</param>
    public Resolution Resolve(PlacedVersion version) => version.IsLiteral
        ? new Resolution(version.Place.Length == 0 ? null : version.Prefix + version.Written, null, version.Prefix, "")
        : Follow(version, version.Prefix, MaxSteps);

    private Resolution Follow(PlacedVersion version, string prefix, int steps)
    {
        var unknown = (string?)null;
        foreach (var name in version.Names)
        {
            var bare = WithoutMark(name, out var dropsV);
            if (steps > 0 && scope.Find(bare, version.Place) is var (_, assignment))
            {
                var found = Value(assignment.Value, prefix, dropsV, steps);
                if (found.Version is not null)
                {
                    return found with { Reason = $"{bare} is set at {found.Literal!.Place.File}:{found.Literal.Place.Line}" };
                }

                unknown ??= found.Reason;
            }
        }

        return version.Fallback is { } fallback && Value(fallback, prefix, false, steps) is { Version: not null } otherwise
            ? otherwise with { Reason = $"the default of {version.Names[0]}" }
            : new Resolution(null, null, prefix, unknown ?? (version.Names[0].StartsWith('$') ? "computed when it runs" : $"nothing in the repository tells {WithoutMark(version.Names[0], out _)}"));
    }

    private Resolution Value(PlacedVersion value, string prefix, bool dropsV, int steps)
    {
        if (!value.IsLiteral)
        {
            return Follow(value, prefix + value.Prefix, steps - 1);
        }

        var full = value.Prefix + value.Written;
        var version = prefix + (dropsV && full.StartsWith('v') ? full[1..] : full);
        return new Resolution(version, value, prefix + value.Prefix, "");
    }

    private static string WithoutMark(string name, out bool dropsV)
    {
        dropsV = name.EndsWith(Variables.WithoutV, StringComparison.Ordinal);
        return dropsV ? name[..^Variables.WithoutV.Length] : name;
    }
}
