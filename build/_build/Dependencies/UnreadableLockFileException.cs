using KubeStellar.Oci;

namespace KubeStellar.Build.Dependencies;

/// <summary>A lock file is not what NuGet writes.</summary>
internal sealed class UnreadableLockFileException(string file, string found)
    : FaultException(new Fault("read the locked dependencies", file, "lock files as dotnet restore writes them", found, "run dotnet restore, and commit the packages.lock.json files that it writes"));
