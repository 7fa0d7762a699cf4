using System.Globalization;
using KubeStellar.Delivery.Commands;
using KubeStellar.EndToEnd.Interruptions;
using KubeStellar.Testing;

namespace KubeStellar.EndToEnd.DerivedFiles;

[Collection(DerivedSampleCollection.Name)]
public sealed class FailedDerivationTests(DerivedSample sample)
{
    private const string Pin = "CONTROLLER_TOOLS_VERSION ?= v0.15.100-sample.2";
    private const string Types = "api/control/v1alpha1/types.go";

    // So long that it only ends what would never end.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [SkippableFact]
    public async Task When_one_generator_fails_nothing_of_the_others_is_copied_back()
    {
        var checkout = await sample.CloneAsync();
        // Clients are made of the kinds alone, so that they would change; the deep copies stumble over the type.
        checkout.Edit(Types, "// +genclient:nonNamespaced\n", "");
        checkout.Edit(Types, "Clusters int32", "Clusters Count");
        (await sample.RunAsync(checkout, "AllGenerated")).Failed("unknown type Count", "controller-gen v0.15.100-sample.2", "manifests", "generate");
        Assert.Equal([Types], checkout.Changes());
    }

    [SkippableFact]
    public async Task What_a_generator_says_on_standard_error_alone_is_told_with_its_place_in_the_Makefile()
    {
        var checkout = await sample.CloneAsync();
        await PinAsync(checkout, "v0.99.1-test.1", "os.WriteFile(\"config/crd/bases/half.yaml\", []byte(\"controller-gen.kubebuilder.io/version: x\\n\"), 0o666)\nprintln(\"out of paper\")\nos.Exit(3)", async proxy =>
        {
            (await sample.RunAsync(checkout, "Manifests", [], proxy)).Failed("out of paper", "Makefile:", "exit code");
            Assert.Equal(["Makefile"], checkout.Changes());
        });
    }

    [SkippableFact]
    public async Task A_generator_that_writes_elsewhere_is_refused_by_the_names_of_those_files()
    {
        var checkout = await sample.CloneAsync();
        await PinAsync(checkout, "v0.99.2-test.1", "os.WriteFile(\"intruder.txt\", nil, 0o666)\nos.Remove(\"api/control/register.go\")", async proxy =>
        {
            (await sample.RunAsync(checkout, "Generate", [], proxy)).Failed("intruder.txt", "api/control/register.go");
            Assert.Equal(["Makefile"], checkout.Changes());
        });
    }

    [SkippableFact]
    public async Task A_version_that_no_proxy_has_is_an_error_that_says_what_to_install()
    {
        var checkout = await sample.CloneAsync();
        checkout.Edit("Makefile", Pin, "CONTROLLER_TOOLS_VERSION ?= v0.98.0");
        (await sample.RunAsync(checkout, "AllGenerated", [], ("GOPROXY", "off"))).Failed("go install sigs.k8s.io/controller-tools/cmd/controller-gen@v0.98.0", "GOPROXY");
        Assert.Equal(["Makefile"], checkout.Changes());
    }

    [SkippableFact]
    public async Task A_Makefile_that_pins_no_version_is_an_error_that_names_it()
    {
        var checkout = await sample.CloneAsync();
        checkout.Edit("Makefile", Pin + "\n", "");
        (await sample.RunAsync(checkout, "AllGenerated")).Failed("controller-gen", "Makefile");
        Assert.Equal(["Makefile"], checkout.Changes());
    }

    [SkippableFact]
    public async Task A_generator_of_another_version_on_PATH_is_passed_over()
    {
        var checkout = await sample.CloneAsync();
        checkout.AddField("length");
        sample.Build.Folder.WriteProgram("other/controller-gen", "#!/bin/sh\n[ \"$1\" = --version ] && echo Version: v0.1.0 && exit\necho wrong >&2; exit 1\n");
        var path = $"{sample.Build.Folder["other"]}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        Assert.Equal(3, (await sample.RunAsync(checkout, "AllGenerated", [], ("PATH", path))).Succeeded().Files.Count);
    }

    [SkippableFact]
    public async Task A_derived_folder_that_is_a_link_is_refused_and_what_it_leads_to_stays()
    {
        TestTools.Unless(!OperatingSystem.IsWindows(), "links need rights there");
        var checkout = await sample.CloneAsync();
        var outside = sample.Build.Folder[$"outside/{Path.GetRandomFileName()}"];
        Directory.CreateDirectory(Path.GetDirectoryName(outside)!);
        Directory.Move(checkout["config/crd/bases"], outside);
        Directory.CreateSymbolicLink(checkout["config/crd/bases"], outside);
        checkout.AddField("breadth");
        var before = Contents(outside);
        (await sample.RunAsync(checkout, "AllGenerated")).Failed("config/crd/bases");
        Assert.Equal(before, Contents(outside));
    }

    [SkippableFact]
    public async Task What_a_killed_run_left_is_removed_by_the_next_one()
    {
        var checkout = await sample.CloneAsync();
        var temporary = sample.Build.Folder.Make($"temporary/{Path.GetRandomFileName()}");
        var started = Path.Combine(temporary, "started");
        await PinAsync(checkout, "v0.99.3-test.1", $"os.WriteFile({Quote(started)}, nil, 0o666)\nos.WriteFile(\"api/control/v1alpha1/zz_generated.deepcopy.go\", []byte(\"half\"), 0o666)\ntime.Sleep(10 * time.Minute)", async proxy =>
        {
            using var run = new KilledRun();
            var ended = run.RunAsync(await sample.Build.PrepareAsync(["Generate", "--source", checkout.Folder], [.. await sample.VariablesAsync(), ("TMPDIR", temporary), proxy]));
            await WaitForAsync(started, ended);
            Assert.NotEmpty(ScratchFolders(temporary));
            await run.KillAsync();
            Assert.Null(await ended);
            Assert.NotEmpty(ScratchFolders(temporary));
        });
        Assert.Equal(["Makefile"], checkout.Changes());
        checkout.Edit("Makefile", "v0.99.3-test.1", "v0.15.100-sample.2");
        (await sample.RunAsync(checkout, "Generate", ["--force"], ("TMPDIR", temporary))).Succeeded();
        Assert.Empty(ScratchFolders(temporary));
        Assert.Empty(checkout.Changes());
    }

    [SkippableTheory]
    [InlineData("INT", 2)]
    [InlineData("TERM", 15)]
    public async Task An_interrupted_run_ends_its_generators_and_leaves_nothing(string signal, int number)
    {
        TestTools.Unless(!OperatingSystem.IsWindows(), "there is no such signal there");
        Skip.If(IsIgnored(number), $"these tests were started with SIG{signal} ignored, as a shell starts what runs in the background, and so are the programs that they start");
        var checkout = await sample.CloneAsync();
        var temporary = sample.Build.Folder.Make($"temporary/{Path.GetRandomFileName()}");
        var started = Path.Combine(temporary, "started");
        await PinAsync(checkout, $"v0.99.5-test.{number}", $"os.WriteFile({Quote(started + ".new")}, []byte(fmt.Sprint(os.Getppid(), \" \", os.Getpid())), 0o666)\nos.Rename({Quote(started + ".new")}, {Quote(started)})\ntime.Sleep(10 * time.Minute)", async proxy =>
        {
            using var run = new KilledRun();
            var ended = run.RunAsync(await sample.Build.PrepareAsync(["Generate", "--source", checkout.Folder], [.. await sample.VariablesAsync(), ("TMPDIR", temporary), proxy]));
            await WaitForAsync(started, ended);
            var processes = (await File.ReadAllTextAsync(started)).Split(' ');
            await new Command("kill").With($"-{signal}", processes[0]).RunAsync(CancellationToken.None);
            Assert.Equal(128 + number, await ended.WaitAsync(Patience));
            Assert.NotEqual(0, (await new Command("kill").With("-0", processes[1]).ProbeAsync(CancellationToken.None)).ExitCode);
        });
        Assert.Empty(ScratchFolders(temporary));
        Assert.Equal(["Makefile"], checkout.Changes());
    }

    [SkippableFact]
    public async Task A_module_cache_that_cannot_be_written_is_told_with_what_to_set()
    {
        var checkout = await sample.CloneAsync();
        checkout.Edit("Makefile", Pin, "CONTROLLER_TOOLS_VERSION ?= v0.99.4-test.1");
        var cache = sample.Build.Folder.Write("no-folder", "a file");
        (await sample.RunAsync(checkout, "Generate", [], ("GOPROXY", sample.ProxyWith("v0.99.4-test.1", "")), ("GOMODCACHE", cache))).Failed("no-folder");
        Assert.Equal(["Makefile"], checkout.Changes());
    }

    [SkippableFact]
    public async Task A_repository_that_derives_nothing_is_told_so()
    {
        var checkout = await sample.CloneAsync();
        File.Delete(checkout["Makefile"]);
        (await sample.RunAsync(checkout, "AllGenerated")).Failed("Makefile");
    }

    private async Task PinAsync(SampleCheckout checkout, string version, string body, Func<(string, string?), Task> test)
    {
        checkout.Edit("Makefile", Pin, $"CONTROLLER_TOOLS_VERSION ?= {version}");
        await test(("GOPROXY", sample.ProxyWith(version, body)));
    }

    // Programs inherit which signals are ignored (sigaction(2)); Linux tells it as a hexadecimal mask.
    private static bool IsIgnored(int signal) =>
        File.Exists("/proc/self/status")
        && ulong.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))["SigIgn:".Length..], NumberStyles.HexNumber | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture) is var mask
        && (mask >> (signal - 1) & 1) == 1;

    private static async Task WaitForAsync(string file, Task ended)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!File.Exists(file))
        {
            Assert.False(ended.IsCompleted, "the run ended before its generator started");
            await Task.Delay(50, patience.Token);
        }
    }

    private static string Quote(string text) => $"`{text}`";

    // The folders of runs lie in one that belongs to the user.
    private static IReadOnlyList<string> ScratchFolders(string temporary) =>
        [.. Directory.EnumerateDirectories(temporary, "kubestellar-delivery-*").SelectMany(folder => Directory.EnumerateDirectories(folder))];

    private static IReadOnlyList<string> Contents(string folder) =>
        [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(file => $"{Path.GetFileName(file)}\n{File.ReadAllText(file)}")];
}
