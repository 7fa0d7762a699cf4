using System.Text.RegularExpressions;
using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Tools;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Derived;

/// <summary>A program that a derivation runs ended with an exit code other than 0.</summary>
public sealed partial class DerivationFailedException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="derivation">The derivation.</param>
    /// <param name="step">The step that ran the program.</param>
    /// <param name="tool">The program.</param>
    /// <param name="folder">The scratch folder, which is left out of what the program printed.</param>
    /// <param name="failure">How it ended.</param>
    public DerivationFailedException(Derivation derivation, DerivationStep step, Tool tool, string folder, CommandFailedException failure)
        : base(
            new Fault(
                $"derive {derivation.Name}", $"{step.Text} ({step.Place})", $"{tool.Name} {tool.Version ?? "of unknown version"} ({tool.Path}) to end with exit code 0",
                WithoutFolder(failure.Fault.Found, folder), NextStep(failure.Fault.Found)),
            failure)
        => (Derivation, Step, Tool) = (derivation, step, tool);

    /// <summary>The derivation.</summary>
    public Derivation Derivation { get; }

    /// <summary>The step that ran the program.</summary>
    public DerivationStep Step { get; }

    /// <summary>The program.</summary>
    public Tool Tool { get; }

    /// <summary>How the program ended, with its whole output.</summary>
    public CommandResult Result => ((CommandFailedException)InnerException!).Result;

    private static string WithoutFolder(string printed, string folder) =>
        printed.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Replace(folder, ".", StringComparison.Ordinal);

    private static string NextStep(string printed) =>
        ModuleCache().IsMatch(printed) && Refusal().IsMatch(printed)
            ? "set GOMODCACHE to a folder that you can write to, or give GOFLAGS=-mod=vendor where the modules are vendored; no file of the checkout was changed"
            : "mend what the program complains about and run the target again; no file of the checkout was changed";

    [GeneratedRegex(@"module cache|pkg[/\\]mod\b|GOMODCACHE", RegexOptions.CultureInvariant)]
    private static partial Regex ModuleCache();

    [GeneratedRegex("permission denied|read-only file system|not a directory|no space left|access is denied", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Refusal();
}
