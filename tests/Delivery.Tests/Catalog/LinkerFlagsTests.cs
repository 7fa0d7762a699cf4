using CsCheck;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.Tests.Catalog;

public sealed class LinkerFlagsTests
{
    private static readonly ReleaseFacts Facts = new(
        ReleaseVersion.Parse("1.2.3"), CommitId.Parse("0123456789abcdef0123456789abcdef01234567"), new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero));

    private const string Makefile = """
        GIT_COMMIT := $(shell git rev-parse --short HEAD || echo 'local')
        MAIN_VERSION := $(shell git tag -l --sort=-v:refname | head -n1)
        BUILD_DATE := $(shell date -u +'%Y')
        OWN = -X main.Own=yes
        LDFLAGS := \
        	-X main.Version=${MAIN_VERSION}.${GIT_COMMIT} \
        	-X main.BuildDate=$(BUILD_DATE) \
        	-X k8s.io/component-base/version.gitVersion=${GIT_VERSION} \
        	-X k8s.io/component-base/version.gitMajor=${KUBE_CLIENT_MAJOR_VERSION} \
        	-X k8s.io/component-base/version.gitMinor=${KUBE_CLIENT_MINOR_VERSION} \
        	-X k8s.io/component-base/version.gitTreeState=${GIT_DIRTY} \
        	\
        	$(OWN) \
        	-extldflags '-static'

        all: build
        	LDFLAGS = not this one
        """;

    [Fact]
    public void They_are_the_Makefiles_with_the_version_released_and_the_commits_time() =>
        Assert.Equal(
            "-X main.Version=v1.2.3.0123456 -X main.BuildDate=2024-05-06T07:08:09Z -X k8s.io/component-base/version.gitVersion=v0.29.4+kflex-v1.2.3"
            + " -X k8s.io/component-base/version.gitMajor=0 -X k8s.io/component-base/version.gitMinor=29 -X k8s.io/component-base/version.gitTreeState=clean"
            + " -X main.Own=yes -extldflags '-static'",
            LinkerFlags.Of(new TextFiles(("Makefile", Makefile), ("go.mod", "module example.com/m\n\ngo 1.21\n\nrequire k8s.io/client-go v0.29.4\n")), Facts));

    [Fact]
    public void A_repository_without_a_Makefile_gets_the_usual_ones() =>
        Assert.Equal("-X main.Version=v1.2.3.0123456 -X main.BuildDate=2024-05-06T07:08:09Z -extldflags '-static'", LinkerFlags.Of(new TextFiles(), Facts));

    [Theory]
    [InlineData("LDFLAGS := -X main.Host=$(HOST)", "HOST")]
    [InlineData("LDFLAGS := -X main.Date=$(shell date)", "shell date")]
    [InlineData("A = $(B)\nB = $(A)\nLDFLAGS := $(A)", "A")]
    public void What_only_make_could_compute_is_an_error_that_names_it(string makefile, string variable)
    {
        var error = Assert.Throws<UnknownMakeVariableException>(() => LinkerFlags.Of(new TextFiles(("Makefile", makefile)), Facts));
        Assert.Equal(variable, error.Variable);
    }

    [Fact]
    public void Cutting_a_value_at_its_references_loses_nothing() =>
        Gen.String.Sample(text => string.Concat(KubeStellar.Delivery.Catalog.Makefile.Split(text).Select(part => part.Literal)).Length <= text.Length);

    [Fact]
    public void Assignments_are_read_in_all_their_forms()
    {
        var makefile = KubeStellar.Delivery.Catalog.Makefile.Parse("A=1\nB := 2\nC ?= 3\nB ?= 4\nexport D = 5\nE ::= a \\\n  b\n# F = 6\ntarget: A = 7\nG = 8 # nine\nG += a\\#b\nH += c\n");
        Assert.Equal(["1", "2", "3", "5", "a    b", "8 a#b", "c"], new[] { "A", "B", "C", "D", "E", "G", "H" }.Select(makefile.Find));
        Assert.Null(makefile.Find("F"));
    }
}
