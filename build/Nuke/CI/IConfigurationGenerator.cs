using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Nuke.Common.CI;

/// <summary>Generates files that configure a CI server.</summary>
public interface IConfigurationGenerator
{
    /// <summary>The name for <c>--generate-configuration</c>.</summary>
    string Id { get; }

    /// <summary>The name for messages.</summary>
    string DisplayName { get; }

    /// <summary>The name of the host.</summary>
    string HostName { get; }

    /// <summary>Whether local runs keep the files up to date.</summary>
    bool AutoGenerate { get; }

    /// <summary>The type of the host.</summary>
    Type HostType { get; }

    /// <summary>The files.</summary>
    IEnumerable<AbsolutePath> GeneratedFiles { get; }

    /// <summary>Writes the files.</summary>
    void Generate(IReadOnlyCollection<ExecutableTarget> executableTargets);

    /// <summary>Saves what the CI server is to hand to the next job.</summary>
    void SerializeState();
}
