using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.GoCommands;
using KubeStellar.Delivery.LocalImages;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.LocalImages;

public sealed class BuildPrerequisitesTests : IDisposable
{
    private const string Tests = "test: manifests generate fmt vet\n\tgo test ./...\n";
    private readonly TemporaryDirectory _folder = new();

    [Fact]
    public void What_tests_ask_for_is_done_before_them() =>
        Assert.Equal(["manifests", "generate", "fmt", "vet", "test"], Read($"{Tests}ko-local-build: test\n\tko build\n").Steps);

    [Theory]
    [InlineData("modules vet fmt")]
    [InlineData("vet fmt modules")]
    public void The_order_is_that_of_the_Makefile(string prerequisites) =>
        Assert.Equal(prerequisites.Split(' '), Read($"ko-build-local: {prerequisites} ## build\n\tko build\n").Steps);

    [Fact]
    public void What_is_asked_for_twice_is_done_once() =>
        Assert.Equal(["vet", "manifests", "generate", "fmt", "test", "modules"], Read($"{Tests}ko-local-build: vet test modules\n\tko build\n").Steps);

    [Fact]
    public void Where_no_rule_for_images_asks_for_anything_the_tests_are_done() =>
        Assert.Equal(["manifests", "generate", "fmt", "vet", "test"], Read($"{Tests}ko-build-controller-manager-local:\n\tko build\n").Steps);

    [Fact]
    public void Other_prerequisites_that_have_a_recipe_are_named()
    {
        var read = Read("ko-local-build: bin-dir licenses vet\n\tko build\nlicenses:\n\t./check-licenses.sh\nbin-dir:\n");
        Assert.Equal(["vet"], read.Steps);
        Assert.Equal(["licenses"], read.Strangers);
    }

    [Theory]
    [InlineData("")]
    [InlineData("all:\n\techo\n")]
    [InlineData("ko-local-build: test\n\tko build\n")]
    public void Without_tests_there_is_nothing_to_do_and_that_is_said(string makefile) =>
        Assert.Equal(_folder.FullPath, Assert.Throws<NoTestRecipeException>(() => Read(makefile)).Location);

    public void Dispose() => _folder.Dispose();

    private BuildPrerequisites Read(string makefile)
    {
        _folder.Write("Makefile", makefile);
        return BuildPrerequisites.Read(new WorkTreeFiles(_folder.FullPath));
    }
}
