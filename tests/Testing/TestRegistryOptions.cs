namespace KubeStellar.Testing;

/// <summary>How a <see cref="TestRegistry"/> is set up; by default open to all and in memory.</summary>
public sealed record TestRegistryOptions
{
    /// <summary>Whether every request needs <see cref="TestRegistry.UserName"/> and <see cref="TestRegistry.Password"/>.</summary>
    public bool BasicAuthentication { get; init; }

    /// <summary>The folder that holds its content; null keeps the content in memory.</summary>
    public string? Folder { get; init; }

    /// <summary>The files of its certificate and key in PEM; null, the default, speaks plain HTTP.</summary>
    public (string Certificate, string Key)? Tls { get; init; }

    /// <summary>Whether it refuses everything that writes.</summary>
    public bool ReadOnly { get; init; }
}
