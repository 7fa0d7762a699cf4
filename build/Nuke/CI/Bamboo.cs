namespace Nuke.Common.CI.Bamboo;

/// <summary>Bamboo.</summary>
public class Bamboo : Host, IBuildServer
{
    internal Bamboo()
    {
    }

    /// <summary>The host of this run when it is Bamboo, else null.</summary>
    public static new Bamboo Instance => (Host.Instance as Bamboo)!;

    string IBuildServer.Branch => null!;
    string IBuildServer.Commit => null!;
}
