using KubeStellar.Oci;

namespace KubeStellar.Delivery.Faults;

/// <summary>Several parts of one operation failed independently; each fault is told whole.</summary>
public sealed class SeveralFaultsException : FaultException
{
    private SeveralFaultsException(string operation, IReadOnlyList<FaultException> faults)
        : base(
            new Fault(operation, $"{faults.Count} subjects", "none that fails", string.Join("\n\n", faults.Select(fault => fault.Message)), "mend them one by one"),
            faults[0]) => Faults = faults;

    /// <summary>The faults in their order.</summary>
    public IReadOnlyList<FaultException> Faults { get; }

    /// <summary>Throws the one fault there is, or all of them together, equal ones once; does nothing where there is none.</summary>
    /// <param name="operation">What failed, in the imperative.</param>
    /// <param name="faults">The faults.</param>
    /// <exception cref="SeveralFaultsException">There are several.</exception>
    public static void ThrowIfAny(string operation, IReadOnlyList<FaultException> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        // Several parts may share what is wrong.
        var each = faults.SelectMany(fault => fault is SeveralFaultsException several ? several.Faults : [fault]).DistinctBy(fault => fault.Message).ToList();
        if (each.Count > 0)
        {
            throw each.Count == 1 ? each[0] : new SeveralFaultsException(operation, each);
        }
    }
}
