namespace KubeStellar.Delivery.Tools;

/// <summary>What <see cref="DebianPackages"/> works with.</summary>
public sealed record DebianPackagesOptions
{
    /// <summary>The absolute folder that receives unpacked packages and apt's own state; made when missing.</summary>
    public required string CacheFolder { get; init; }

    /// <summary>Receives one line at the start of every long step.</summary>
    public IProgress<string>? Progress { get; init; }

    /// <summary>The clock that tells whether package lists are stale.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How old package lists may become before they are read again; a day by default.</summary>
    public TimeSpan ListLifetime { get; init; } = TimeSpan.FromDays(1);

    /// <summary>The folder of the machine's apt configuration, which names mirrors and keys.</summary>
    public string AptFolder { get; init; } = "/etc/apt";

    /// <summary>The file that names the machine's release.</summary>
    public string ReleaseFile { get; init; } = "/etc/os-release";

    /// <summary>The programs <c>apt-get</c>, <c>apt-cache</c> and <c>dpkg-deb</c> stand in this folder.</summary>
    public string ProgramFolder { get; init; } = "/usr/bin";
}
