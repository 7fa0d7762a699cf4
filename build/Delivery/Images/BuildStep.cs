namespace KubeStellar.Delivery.Images;

/// <summary>The steps of a build, in order.</summary>
public enum BuildStep
{
    /// <summary>The base image is looked up.</summary>
    ResolvingBase,

    /// <summary>The go command compiles and links.</summary>
    Compiling,

    /// <summary>The binary's layer is looked up in the cache, or else compressed.</summary>
    Packing,

    /// <summary>The platform's image, or at last the index, is in the staging repository.</summary>
    Staged,
}
