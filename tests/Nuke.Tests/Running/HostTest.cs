namespace Nuke.Common.Tests;

/// <summary>Base of tests that run builds.</summary>
public abstract class HostTest : IDisposable
{
    protected RunOfBuild Run { get; } = new();

    protected string Output => Run.Output;

    public void Dispose()
    {
        Run.Dispose();
        GC.SuppressFinalize(this);
    }
}
