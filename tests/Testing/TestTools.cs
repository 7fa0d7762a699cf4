using System.Collections.Concurrent;
using KubeStellar.Delivery.Tools;
using Xunit;

namespace KubeStellar.Testing;

/// <summary>
/// The real programs that tests talk to. They are found on <c>PATH</c> or brought from Debian into a cache folder that all test
/// processes share: <c>KUBESTELLAR_TEST_TOOLS</c>, else <c>.nuke/temp/tools</c> below the repository's root.
/// </summary>
public static class TestTools
{
    private sealed record Recipe(string[] Packages, bool NewerSuites = false, string[]? Leading = null);

    private static readonly Dictionary<string, Recipe> Recipes = new(StringComparer.Ordinal)
    {
        ["docker-registry"] = new(["docker-registry"]),
        ["dockerd"] = new(["docker.io"]),
        ["docker"] = new(["docker.io"]),
        ["podman"] = new(["podman", "runc"]),
        // Debian keeps the policy file where only an installation finds it; tests verify digests themselves.
        ["skopeo"] = new(["skopeo"], Leading: ["--insecure-policy"]),
        ["oras"] = new(["oras"], NewerSuites: true),
        ["cosign"] = new(["cosign"], NewerSuites: true),
        ["kustomize"] = new(["kustomize"], NewerSuites: true),
        ["chromium-headless-shell"] = new(["chromium-headless-shell", "fonts-dejavu-core"]),
    };

    private static readonly ConcurrentDictionary<string, Lazy<Task<TestTool>>> Found = new(StringComparer.Ordinal);

    /// <summary>The folder that packages are brought into.</summary>
    public static string CacheFolder { get; } =
        Environment.GetEnvironmentVariable("KUBESTELLAR_TEST_TOOLS") is { Length: > 0 } folder ? folder : Path.Combine(RepositoryRoot, ".nuke", "temp", "tools");

    /// <summary>The root of this repository, which holds global.json.</summary>
    public static string RepositoryRoot
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "global.json")))
                folder = folder.Parent;
            return folder?.FullName ?? throw new DirectoryNotFoundException($"no global.json above {AppContext.BaseDirectory}");
        }
    }

    /// <summary>Brings Debian packages for tests.</summary>
    public static DebianPackages Packages { get; } = new(new DebianPackagesOptions { CacheFolder = CacheFolder });

    /// <summary>Returns a program; skips the test with the reason when there is none, but fails it when <c>CI=true</c>.</summary>
    public static TestTool Require(string program) => Task.Run(() => RequireAsync(program)).GetAwaiter().GetResult();

    /// <summary>Returns a program; skips the test with the reason when there is none, but fails it when <c>CI=true</c>.</summary>
    public static async Task<TestTool> RequireAsync(string program)
    {
        try
        {
            return await Found.GetOrAdd(program, name => new(() => Task.Run(() => FindAsync(name)))).Value;
        }
        catch (PackagesUnavailableException exception)
        {
            Unless(available: false, exception.Message);
            throw;
        }
    }

    /// <summary>Skips the test with a reason when something is not available, but fails it when <c>CI=true</c>.</summary>
    public static void Unless(bool available, string reason)
    {
        if (available)
            return;
        if (Environment.GetEnvironmentVariable("CI") == "true")
            throw new InvalidOperationException($"CI must be able to run this test: {reason}");
        Skip.If(true, reason);
    }

    private static async Task<TestTool> FindAsync(string program)
    {
        var recipe = Recipes.TryGetValue(program, out var known) ? known : throw new ArgumentException($"no test tool {program}", nameof(program));
        var leading = recipe.Leading ?? [];
        if (FindOnPath(program) is { } path)
            return new TestTool(path, null, leading);
        return new TestTool(program, await Packages.FetchAsync(recipe.Packages, recipe.NewerSuites, CancellationToken.None), leading);
    }

    private static string? FindOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}
