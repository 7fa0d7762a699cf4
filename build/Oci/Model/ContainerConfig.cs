namespace KubeStellar.Oci;

/// <summary>What a container made from an image runs with; the fields that go-containerregistry knows.</summary>
public sealed record ContainerConfig
{
    /// <summary>Whether standard error is attached.</summary>
    public bool AttachStderr { get; init; }

    /// <summary>Whether standard input is attached.</summary>
    public bool AttachStdin { get; init; }

    /// <summary>Whether standard output is attached.</summary>
    public bool AttachStdout { get; init; }

    /// <summary>The default arguments of the entry point.</summary>
    public IReadOnlyList<string> Cmd { get; init; } = [];

    /// <summary>The test of the container's health, or null.</summary>
    public HealthCheck? Healthcheck { get; init; }

    /// <summary>The domain name, or null.</summary>
    public string? Domainname { get; init; }

    /// <summary>The program to run and its first arguments.</summary>
    public IReadOnlyList<string> Entrypoint { get; init; } = [];

    /// <summary>The environment as <c>NAME=value</c>.</summary>
    public IReadOnlyList<string> Env { get; init; } = [];

    /// <summary>The host name, or null.</summary>
    public string? Hostname { get; init; }

    /// <summary>The image that it was made from, or null.</summary>
    public string? Image { get; init; }

    /// <summary>The labels, written sorted by name.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = Descriptor.NoAnnotations;

    /// <summary>Dockerfile instructions for images built on this one.</summary>
    public IReadOnlyList<string> OnBuild { get; init; } = [];

    /// <summary>Whether standard input stays open.</summary>
    public bool OpenStdin { get; init; }

    /// <summary>Whether standard input closes after the first client.</summary>
    public bool StdinOnce { get; init; }

    /// <summary>Whether there is a terminal.</summary>
    public bool Tty { get; init; }

    /// <summary>The user and group to run as, or null.</summary>
    public string? User { get; init; }

    /// <summary>The paths of volumes, written sorted.</summary>
    public IReadOnlyList<string> Volumes { get; init; } = [];

    /// <summary>The working directory, or null.</summary>
    public string? WorkingDir { get; init; }

    /// <summary>The ports as <c>number/protocol</c>, written sorted.</summary>
    public IReadOnlyList<string> ExposedPorts { get; init; } = [];

    /// <summary>Whether the command is escaped already, on Windows.</summary>
    public bool ArgsEscaped { get; init; }

    /// <summary>Whether there is no network.</summary>
    public bool NetworkDisabled { get; init; }

    /// <summary>The MAC address, or null.</summary>
    public string? MacAddress { get; init; }

    /// <summary>The signal that stops the container, or null.</summary>
    public string? StopSignal { get; init; }

    /// <summary>The shell of Dockerfile instructions in shell form.</summary>
    public IReadOnlyList<string> Shell { get; init; } = [];
}
