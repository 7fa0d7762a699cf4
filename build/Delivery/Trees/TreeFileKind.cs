namespace KubeStellar.Delivery.Trees;

/// <summary>What git knows of a file besides its content.</summary>
public enum TreeFileKind
{
    /// <summary>A file that is not executable.</summary>
    Regular,

    /// <summary>A file that its owner may execute.</summary>
    Executable,

    /// <summary>A symbolic link; its content is where it leads.</summary>
    Symlink,
}
