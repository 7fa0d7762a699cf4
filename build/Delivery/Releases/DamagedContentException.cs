using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>A store holds content of an artifact whose bytes do not have their digest.</summary>
/// <param name="store">The store.</param>
/// <param name="innerException">Which content, and what it is instead.</param>
public sealed class DamagedContentException(IRepository store, WrongContentException innerException) : FaultException(
    new Fault(
        "read back content", $"{innerException.Fault.Subject} in {store.Location}", innerException.Fault.Expected, innerException.Fault.Found, NextStep(store, innerException.Expected)),
    innerException)
{
    /// <summary>The store.</summary>
    public string Location { get; } = store.Location;

    /// <summary>Reads content of a store, so that an error about it says where it lies.</summary>
    /// <param name="store">The store.</param>
    /// <param name="read">Reads.</param>
    /// <exception cref="DamagedContentException">Content does not have its digest.</exception>
    public static async Task<T> NamingAsync<T>(IRepository store, Func<Task<T>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            return await read();
        }
        catch (WrongContentException error)
        {
            throw new DamagedContentException(store, error);
        }
    }

    // Nobody can remove a file of a registry from here, and what was rehearsed is not written anew by promoting it.
    private static string NextStep(IRepository store, Descriptor content) => store is OciLayout layout
        ? $"remove {layout.PathOf(content)} and run again what wrote it there (Rehearse before Promote, else the same command), which writes it anew"
        : "have the registry's storage mended, or what changes content on the way; a rehearsal can be repeated in another place and promoted from there";
}
