using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Parts;

/// <summary>A release was to be built in part and to be joined from parts at once.</summary>
public sealed class PartOrWholeException()
    : FaultException(new Fault("release", "--partial and --merge", "one of them", "both", "build each part with --partial, then join all of them with --merge"));
