using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Checks out the repository.</summary>
public class GitHubActionsCheckoutStep : GitHubActionsStep
{
    /// <summary>Which submodules to bring; the action's default when null.</summary>
    public GitHubActionsSubmodules? Submodules { get; set; }

    /// <summary>Whether to bring large files; the action's default when null.</summary>
    public bool? Lfs { get; set; }

    /// <summary>How many commits to bring, 0 for all; the action's default when null.</summary>
    public uint? FetchDepth { get; set; }

    /// <summary>Whether to show progress; the action's default when null.</summary>
    public bool? Progress { get; set; }

    /// <summary>The partial clone filter, or null.</summary>
    public string Filter { get; set; } = null!;

    /// <summary>Writes the step.</summary>
    public override void Write(CustomFileWriter writer)
    {
        (string Name, object? Value)[] settings =
        [
            ("submodules", Submodules),
            ("lfs", Lfs),
            ("fetch-depth", FetchDepth),
            ("progress", Progress),
        ];

        writer.WriteLine("- uses: actions/checkout@v6");
        if (string.IsNullOrWhiteSpace(Filter) && Array.TrueForAll(settings, x => x.Value is null))
            return;
        using var step = writer.Indent();
        writer.WriteLine("with:");
        using var with = writer.Indent();
        foreach (var (name, value) in settings)
        {
            if (value is not null)
                writer.WriteLine($"{name}: {value.ToString()!.ToLowerInvariant()}");
        }

        if (!string.IsNullOrWhiteSpace(Filter))
            writer.WriteLine($"filter: {Filter}");
    }
}
