using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Derived;

/// <summary>What one line of a derivation does. Its text tells two steps apart that do different things, so that results can be remembered by it.</summary>
/// <param name="Place">The line, as <c>file:line</c>.</param>
public abstract record DerivationStep(string Place)
{
    /// <summary>The programs that it runs.</summary>
    public virtual IReadOnlyList<ToolPin> Tools => [];

    /// <summary>Whether what it makes depends on its inputs and on pinned programs alone, so that it may be remembered; true by default.</summary>
    public virtual bool IsRepeatable => true;

    /// <summary>The step as one would type it in a shell, with the versions of its programs and without its place.</summary>
    public abstract string Text { get; }

    /// <summary>Does it.</summary>
    /// <param name="run">The run that it belongs to.</param>
    /// <param name="cancellation">Stops it.</param>
    public abstract Task RunAsync(IDerivationRun run, CancellationToken cancellation);
}
