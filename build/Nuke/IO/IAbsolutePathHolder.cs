namespace Nuke.Common.IO;

/// <summary>Something that has an absolute path.</summary>
public interface IAbsolutePathHolder
{
    /// <summary>The path.</summary>
    AbsolutePath Path { get; }
}
