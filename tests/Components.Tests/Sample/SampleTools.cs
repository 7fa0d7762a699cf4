using KubeStellar.Build.Sample;
using KubeStellar.Delivery.Commands;
using KubeStellar.Testing;

namespace KubeStellar.Build.Tests.Sample;

/// <summary>The sample with its generators installed as its Makefiles install them, and a scratch copy of its sources at the path that old generators insist on.</summary>
public sealed class SampleTools : IAsyncLifetime, IDisposable
{
    public const string Owner = "github.com/kubestellar-sample";
    public const string ControllerGen = "sigs.k8s.io/controller-tools/cmd/controller-gen@v0.15.100-sample.2";

    private readonly TemporaryDirectory _folder = new();
    private Dictionary<string, string> _environment = [];
    private string _go = "go";

    /// <summary>Why there is no Go, or null.</summary>
    public string? Missing { get; private set; }

    /// <summary>The folders of the sample's repositories.</summary>
    public IReadOnlyList<string> Repositories { get; private set; } = [];

    /// <summary>Finds Go and makes the sample.</summary>
    public async Task InitializeAsync()
    {
        try
        {
            _go = (await TestGo.RequireAsync()).Path;
        }
        catch (Xunit.SkipException exception)
        {
            Missing = exception.Message;
            return;
        }

        Repositories = SampleWorkspace.Ensure(_folder["sample"]);
        var user = new Dictionary<string, string>(TestGo.Environment(_folder)) { ["GOTOOLCHAIN"] = "local", ["GOFLAGS"] = "-modcacherw" };
        user.Remove("GOSUMDB");
        _environment = new Dictionary<string, string>(SampleWorkspace.WithGenerators(_folder["sample"], user)) { ["GOBIN"] = _folder.Make("bin") };
    }

    /// <summary>Installs a program and returns its path.</summary>
    /// <param name="pin">The package and its version.</param>
    /// <param name="folder">A folder of its own for programs of the same name.</param>
    public async Task<string> InstallAsync(string pin, string folder = "bin")
    {
        TestTools.Unless(Missing is null, Missing ?? "");
        await Prepare(_go, "install", pin).WithEnvironment("GOBIN", _folder.Make(folder)).RunAsync(CancellationToken.None);
        var package = pin[..pin.IndexOf('@', StringComparison.Ordinal)];
        return Path.Combine(_folder[folder], package[(package.LastIndexOf('/') + 1)..]);
    }

    /// <summary>Returns a fresh clone of a repository whose path ends in its module's.</summary>
    /// <param name="name">The repository's name.</param>
    public string Clone(string name)
    {
        TestTools.Unless(Missing is null, Missing ?? "");
        var folder = _folder[Path.Combine(Path.GetRandomFileName(), Owner, name)];
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        LibGit2Sharp.Repository.Clone(Repositories.Single(repository => Path.GetFileName(repository) == name), folder);
        return folder;
    }

    /// <summary>Runs <c>go</c>.</summary>
    public Command Go(params IEnumerable<string> arguments) => Prepare(_go, arguments);

    /// <summary>Describes a run of a program with the environment of the sample.</summary>
    public Command Prepare(string program, params IEnumerable<string> arguments) =>
        new Command(program).With(arguments).WithEnvironment(_environment.Select(variable => KeyValuePair.Create(variable.Key, (string?)variable.Value)));

    public Task DisposeAsync()
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _folder.Dispose();
}
