using System.Collections.Immutable;
using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Derived;

/// <summary>What the steps of one run of a derivation have in common.</summary>
internal sealed record DerivationContext
{
    /// <summary>The derivation.</summary>
    public required Derivation Derivation { get; init; }

    /// <summary>The folder that it runs in.</summary>
    public required DerivationScratch Scratch { get; init; }

    /// <summary>Finds the programs.</summary>
    public required Generators Generators { get; init; }

    /// <summary>The Go that the programs find.</summary>
    public required GoToolchain Go { get; init; }

    /// <summary>All the variables that the programs see.</summary>
    public required ImmutableDictionary<string, string?> Environment { get; init; }

    /// <summary>The absolute folder of the repository, whose <c>bin</c> may hold tools.</summary>
    public required string Checkout { get; init; }

    /// <summary>The programs that were run.</summary>
    public UsedTools Used { get; } = new();

    /// <summary>Returns a run that sees the files and variables of this one.</summary>
    /// <param name="command">The program and its arguments.</param>
    public Command Here(Command command) => command.WithWorkingDirectory(Scratch.Folder).WithoutInheritedEnvironment().WithEnvironment(Environment);
}
