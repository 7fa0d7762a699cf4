namespace KubeStellar.Delivery.Images;

/// <summary>What <c>go build</c> is to make for a platform: one main package and how to compile it.</summary>
public record GoProgram
{
    /// <summary>The binary's file name ; in an image <c>/ko-app/&lt;name&gt;</c>, by ko's rule the last part of the import path.</summary>
    public required string Name { get; init; }

    /// <summary>The main package: a path that starts with <c>./</c> below <see cref="ModuleDirectory"/>, or an import path.</summary>
    public required string MainPackage { get; init; }

    /// <summary>The absolute folder the go command runs in.</summary>
    public required string ModuleDirectory { get; init; }

    /// <summary>Flags of <c>go build</c> that come before <c>-trimpath</c>.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Linker flags; joined by spaces into one <c>-ldflags=</c>, which is left out when there are none.</summary>
    public IReadOnlyList<string> Ldflags { get; init; } = [];

    /// <summary>
    /// The whole environment of the go command: the user's with the configuration's entries on top. It overrides the default <c>CGO_ENABLED=0</c>;
    /// <c>GOOS</c> and <c>GOARCH</c> are ignored, because the platform decides them.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }
}
