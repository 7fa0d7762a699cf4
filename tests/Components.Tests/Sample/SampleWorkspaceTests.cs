using KubeStellar.Build.Sample;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Build.Tests.Sample;

public sealed class SampleWorkspaceTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    [Fact]
    public void Its_repositories_stand_clean_at_a_tagged_release_with_a_candidate_before()
    {
        foreach (var folder in SampleWorkspace.Ensure(_folder["sample"]))
        {
            using var source = SourceRepository.Open(folder);
            Assert.Empty(source.ListChanges());
            Assert.Equal(["0.1.0"], source.ReleasesAt(source.Head!.Value).Select(version => version.ToString()));
            Assert.Equal(["0.1.0", "0.1.0-rc.1"], source.Releases.Select(version => version.ToString()));
        }
    }

    [Fact]
    public void Its_commits_are_the_same_wherever_it_is_made()
    {
        Assert.Equal(Heads(_folder["one"]), Heads(_folder["two"]));

        static IReadOnlyList<string> Heads(string folder) => [.. SampleWorkspace.Ensure(folder).Select(Head)];

        static string Head(string folder)
        {
            using var source = SourceRepository.Open(folder);
            return source.Head!.Value.Hex;
        }
    }

    [Fact]
    public void It_delivers_images_and_charts_and_none_under_the_real_names()
    {
        var catalogs = SampleWorkspace.Ensure(_folder["sample"]).Select(folder => RepositoryCatalog.Read(new WorkTreeFiles(folder), [], KubeStellarFamily.Repositories)).ToList();
        Assert.Equal(
            ["kubestellar/controller-manager", "kubestellar/ocm-transport-controller", "ocm-status-addon"],
            catalogs.SelectMany(catalog => catalog.Images).Select(image => BelowTheSample(image.Repository)));
        Assert.Equal(
            ["kubestellar/controller-manager-chart", "kubestellar/core-chart", "kubestellar/ocm-transport-controller-chart", "ocm-status-addon-chart"],
            catalogs.SelectMany(catalog => catalog.Charts).Select(chart => BelowTheSample(chart.Repository)));

        static string BelowTheSample(RepositoryName repository) =>
            repository.ToString() is var name && name.StartsWith("ghcr.io/kubestellar-sample/", StringComparison.Ordinal) ? name["ghcr.io/kubestellar-sample/".Length..] : name;
    }

    [Fact]
    public void Files_with_names_that_look_like_cultures_are_not_lost() =>
        Assert.All(SampleWorkspace.Ensure(_folder["sample"]), folder => Assert.True(File.Exists(Path.Combine(folder, ".ko.yaml"))));

    [Fact]
    public void Beside_its_repositories_lies_a_module_proxy_with_the_pinned_generators()
    {
        var folder = SampleWorkspace.Ensure(_folder["sample"])[0];
        var pinned = File.ReadLines(Path.Combine(folder, "Makefile")).Single(line => line.StartsWith("OPENSHIFT_GOIMPORTS_VER := ", StringComparison.Ordinal)).Split(' ')[^1];
        Assert.True(File.Exists(_folder[$"sample/proxy/github.com/openshift-eng/openshift-goimports/@v/{pinned}.info"]));
        Assert.Equal(["v0.28.100-sample.1", "v0.32.100-sample.1"], File.ReadLines(_folder["sample/proxy/k8s.io/code-generator/@v/list"]));
    }

    [Fact]
    public void Its_proxy_has_the_same_bytes_wherever_it_is_made()
    {
        Assert.Equal(Bytes(_folder["one"]), Bytes(_folder["two"]));

        static IReadOnlyList<string> Bytes(string folder)
        {
            SampleWorkspace.Ensure(folder);
            var proxy = Path.Combine(folder, "proxy");
            return
            [
                .. Directory.EnumerateFiles(proxy, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                    .Select(file => $"{Path.GetRelativePath(proxy, file)} {Digest.Of(File.ReadAllBytes(file))}"),
            ];
        }
    }

    [Fact]
    public void A_copy_of_a_repository_is_known_as_the_samples()
    {
        Assert.All(SampleWorkspace.Ensure(_folder["sample"]), folder => Assert.True(SampleWorkspace.Holds(folder)));
        _folder.Write("other/go.mod", "module github.com/kubestellar/kubestellar\n");
        Assert.False(SampleWorkspace.Holds(_folder["other"]));
        Assert.False(SampleWorkspace.Holds(_folder.Make("nothing")));
    }

    [Fact]
    public void Its_scripts_are_programs()
    {
        using var repository = new LibGit2Sharp.Repository(SampleWorkspace.Ensure(_folder["sample"])[0]);
        var scripts = repository.Index.Where(entry => entry.Path.EndsWith(".sh", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(scripts);
        Assert.All(scripts, script => Assert.Equal(LibGit2Sharp.Mode.ExecutableFile, script.Mode));
        Assert.All(scripts, script => Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Path.Combine(repository.Info.WorkingDirectory, script.Path)).HasFlag(UnixFileMode.UserExecute)));
    }

    [Fact]
    public void Made_once_it_is_kept_with_what_the_user_did_to_it()
    {
        var folder = SampleWorkspace.Ensure(_folder["sample"])[0];
        File.WriteAllText(Path.Combine(folder, "mine.txt"), "kept");
        SampleWorkspace.Ensure(_folder["sample"]);
        Assert.True(File.Exists(Path.Combine(folder, "mine.txt")));
    }

    [Fact]
    public void An_older_or_half_made_sample_is_replaced()
    {
        var folder = SampleWorkspace.Ensure(_folder["sample"])[0];
        File.WriteAllText(Path.Combine(folder, "mine.txt"), "old");
        File.WriteAllText(_folder["sample/.sample"], "another version");
        SampleWorkspace.Ensure(_folder["sample"]);
        Assert.False(File.Exists(Path.Combine(folder, "mine.txt")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["sample.new"]));
    }

    public void Dispose() => _folder.Dispose();
}
