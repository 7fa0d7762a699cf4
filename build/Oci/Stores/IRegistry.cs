namespace KubeStellar.Oci;

/// <summary>A place that holds repositories.</summary>
public interface IRegistry
{
    /// <summary>Returns the repository of the name; nothing is read or written by that.</summary>
    /// <param name="name">The name.</param>
    IRepository Open(RepositoryName name);
}
