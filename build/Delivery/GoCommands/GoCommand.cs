using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Derived.Recipes;

namespace KubeStellar.Delivery.GoCommands;

/// <summary>A run of go in a checkout that a Makefile has a target for.</summary>
/// <param name="Arguments">The arguments of go.</param>
public sealed record GoCommand(IReadOnlyList<string> Arguments)
{
    private const string CoverageFlag = "-coverprofile";

    /// <summary>Formats the sources in place and prints the names of files that it changed (<c>make fmt</c>).</summary>
    public static GoCommand Format { get; } = new(["fmt", "./..."]);

    /// <summary>Looks for suspicious code (<c>make vet</c>).</summary>
    public static GoCommand Vet { get; } = new(["vet", "./..."]);

    /// <summary>The programs that tests start, or null where they start none.</summary>
    public TestAssets? Assets { get; init; }

    /// <summary>The absolute file that it writes besides what is in the checkout, or null.</summary>
    public string? Output { get; private init; }

    /// <summary>Returns the run of tests that a Makefile describes (<c>make test</c>); what it would write into the checkout goes elsewhere.</summary>
    /// <param name="recipe">What the Makefile says.</param>
    /// <param name="coverageFile">The absolute file for the coverage, where the recipe asks for it.</param>
    public static GoCommand Test(TestRecipe recipe, string coverageFile)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        List<string> arguments = ["test", .. recipe.Arguments];
        var coverage = arguments.FindIndex(IsCoverage);
        if (coverage >= 0)
        {
            // -coverprofile file, or -coverprofile=file
            arguments.RemoveRange(coverage, !arguments[coverage].Contains('=', StringComparison.Ordinal) && coverage + 1 < arguments.Count ? 2 : 1);
            arguments.Insert(coverage, $"{CoverageFlag}={coverageFile}");
        }

        return new GoCommand(arguments) { Assets = recipe.Assets, Output = coverage >= 0 ? coverageFile : null };
    }

    /// <summary>Returns the run as one would type it in a shell in the checkout.</summary>
    public override string ToString() =>
        (Assets is null ? "" : $"{TestAssetFolders.Variable}=\"$({Assets.SetupEnvtest.Name} use {Assets.KubernetesVersion} -p path)\" ") + new Command("go").With(Arguments);

    private static bool IsCoverage(string argument) =>
        argument.TrimStart('-') is var name && argument.StartsWith('-') && (name == CoverageFlag[1..] || name.StartsWith(CoverageFlag[1..] + "=", StringComparison.Ordinal));
}
