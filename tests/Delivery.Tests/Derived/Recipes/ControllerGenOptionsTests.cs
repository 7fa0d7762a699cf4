using CsCheck;
using KubeStellar.Delivery.Derived.Recipes;

namespace KubeStellar.Delivery.Tests.Derived.Recipes;

public sealed class ControllerGenOptionsTests
{
    private static readonly string[] Arguments = ["crd", "object", "paths=./...", "output:dir=a", "output:crd:artifacts:config=b", "rbac:roleName=c"];

    [Theory]
    [InlineData("crd paths=./...", "config/crd/*.yaml")]
    [InlineData("rbac:roleName=x paths=./...", "config/rbac/role.yaml")]
    [InlineData("rbac:roleName=x,fileName=y.yaml paths=./...", "config/rbac/y.yaml")]
    [InlineData("webhook paths=./...", "config/webhook/manifests*.yaml")]
    [InlineData("object paths=./...", "**/zz_generated.deepcopy.go")]
    [InlineData("object:headerFile=x,year=2024 paths=./api/...;./pkg/one", "api/**/zz_generated.deepcopy.go pkg/one/zz_generated.deepcopy.go")]
    [InlineData("object paths={./a,./b/...}", "a/zz_generated.deepcopy.go b/**/zz_generated.deepcopy.go")]
    [InlineData("object paths=. paths=./a/../b", "zz_generated.deepcopy.go b/zz_generated.deepcopy.go")]
    [InlineData("object crd paths=./api output:artifacts:config=x,code=y", "y/zz_generated.deepcopy.go x/*.yaml")]
    [InlineData("object paths=./api output:dir=y", "y/zz_generated.deepcopy.go")]
    [InlineData("crd:crdVersions=v1,maxDescLen=0 paths=./api output:crd:dir=./out/", "out/*.yaml")]
    [InlineData("crd paths=./api output:stdout", "")]
    [InlineData("crd rbac paths=./api output:crd:none", "config/rbac/role.yaml")]
    [InlineData("crd rbac paths=./api output:dir=all output:crd:artifacts:config=crds", "crds/*.yaml all/role.yaml")]
    [InlineData("object paths=./api output:stdout", "")]
    public void Places_follow_from_the_rules_of_controller_gen(string arguments, string places) =>
        Assert.Equal(places.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), ControllerGenOptions.OutputsOf(arguments.Split(' ')).Select(output => output.ToString()).Order());

    [Theory]
    [InlineData("crd")]
    [InlineData("paths=./... unknown")]
    [InlineData("--help paths=./...")]
    [InlineData("crd crd paths=./...")]
    [InlineData("crd paths=./... output:rbac:dir=x")]
    [InlineData("crd paths=./... output:crd:file=x")]
    [InlineData("crd paths=./... output:artifacts:code=x")]
    [InlineData("crd paths=./... output:artifacts:config=x,other=y")]
    [InlineData("crd paths=./... output:crd:dir=../x")]
    [InlineData("crd paths=./... output:crd:dir=/x")]
    [InlineData("crd paths=./... output:crd:dir=")]
    [InlineData("object paths=example.org/sample/...")]
    [InlineData("object paths=../...")]
    [InlineData("crd paths=../...")]
    [InlineData("crd paths={./api/...,/elsewhere/...}")]
    [InlineData("object:headerFile=../header.txt paths=./api/...")]
    [InlineData("object:year=2024,headerFile=/header.txt paths=./api/...")]
    [InlineData("object paths=./api/types.go")]
    public void Arguments_of_other_forms_are_refused(string arguments) => Assert.Throws<FormatException>(() => ControllerGenOptions.OutputsOf(arguments.Split(' ')));

    [Fact]
    public void Any_arguments_are_read_or_refused() =>
        Gen.OneOf(Gen.OneOf([.. Arguments.Select(Gen.Const)]), Gen.String[Gen.Char["outp:crd=/.{},;a"], 0, 12]).List[0, 6].Sample(arguments =>
        {
            try
            {
                Assert.All(ControllerGenOptions.OutputsOf(arguments), output => Assert.False(output.Folder.StartsWith('/') || output.Folder.Split('/').Contains("..")));
            }
            catch (FormatException)
            {
                // Refused.
            }
        });
}
