using Nuke.Common.Utilities;

namespace Nuke.Common.CI;

/// <summary>A part of a generated configuration file.</summary>
public abstract class ConfigurationEntity
{
    /// <summary>Writes the part.</summary>
    public abstract void Write(CustomFileWriter writer);
}
