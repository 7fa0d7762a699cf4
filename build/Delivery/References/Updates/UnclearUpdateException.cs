using KubeStellar.Oci;

namespace KubeStellar.Delivery.References.Updates;

/// <summary>It cannot be told which references are to be updated, and to what.</summary>
public sealed class UnclearUpdateException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="found">What was asked for.</param>
    public UnclearUpdateException(string found)
        : base(new Fault(
            "update references", "the parameters", "one of: an artifact and its version, everything that is behind, or a release", found,
            "give --artifact <name> --to <version>, or --all, or --release <version>"))
    {
    }

    /// <summary>Creates the error for a release of several repositories, whose versions have nothing to do with one another.</summary>
    /// <param name="repositories">Owner and name of each.</param>
    public UnclearUpdateException(IReadOnlyList<string> repositories)
        : base(new Fault("update references", "a release", "one repository", string.Join(", ", repositories), "name the repository that is released with --source"))
    {
    }
}
