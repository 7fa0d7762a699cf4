using System.Text.RegularExpressions;
using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Tools;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Derived;

/// <summary>A step of a derivation failed: a program ended with an exit code other than 0, or a file cannot be read or written.</summary>
public sealed partial class DerivationFailedException : FaultException
{
    /// <summary>Creates the error for a program that failed.</summary>
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
        => (Derivation, Step, Tool, Result) = (derivation, step, tool, failure.Result);

    /// <summary>Creates the error for a file that cannot be read or written.</summary>
    /// <param name="derivation">The derivation.</param>
    /// <param name="step">The step.</param>
    /// <param name="folder">The scratch folder, which is left out of what the operating system said.</param>
    /// <param name="failure">What the operating system said.</param>
    public DerivationFailedException(Derivation derivation, DerivationStep step, string folder, Exception failure)
        : base(
            new Fault(
                $"derive {derivation.Name}", $"{step.Text} ({step.Place})", "files that it can read and write", WithoutFolder(failure.Message, folder),
                "commit the file that is missing, or correct the Makefile; no file of the checkout was changed"),
            failure)
        => (Derivation, Step) = (derivation, step);

    /// <summary>The derivation.</summary>
    public Derivation Derivation { get; }

    /// <summary>The step that ran the program.</summary>
    public DerivationStep Step { get; }

    /// <summary>The program, or null where none was run.</summary>
    public Tool? Tool { get; }

    /// <summary>How the program ended, with its whole output; null where none was run.</summary>
    public CommandResult? Result { get; }

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
