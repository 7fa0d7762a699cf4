using KubeStellar.Oci;

namespace KubeStellar.Build.Dependencies;

/// <summary>Packages have licenses that are not known to be fine.</summary>
internal sealed class LicensesException(IReadOnlyList<string> wrong) : FaultException(new Fault(
    "verify the licenses of dependencies",
    $"{wrong.Count} package{(wrong.Count == 1 ? "" : "s")}",
    "a license that build/_build/Dependencies/LicenseRules.cs takes",
    string.Join('\n', wrong),
    "restore (dotnet restore build/KubeStellar.Delivery.slnx), replace the package, or read its license and note it there"));
