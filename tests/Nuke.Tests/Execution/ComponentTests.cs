using Nuke.Common.IO;
using Nuke.Components;

namespace Nuke.Common.Tests.Execution;

public class ComponentTests : HostTest
{
    private interface IBase : INukeBuild
    {
        Target Compile => _ => _.Description("Base").Executes(() => ((TestBuild)this).Ran.Add("Base"));
    }

    private interface IOther : INukeBuild
    {
        Target Other => _ => _.TryDependsOn<IBase>().TryDependsOn<IMissing>(x => x.Missing).Executes(() => ((TestBuild)this).Ran.Add("Other"));
    }

    private interface IMissing : INukeBuild
    {
        Target Missing => _ => _;
    }

    private interface IDerived : IBase
    {
        Target IBase.Compile => _ => _.Inherit<IBase>().Executes(() => ((TestBuild)this).Ran.Add("Derived"));
    }

    private sealed class Plain : TestBuild, IBase, IOther
    {
        public Target Own => _ => _.DependsOn<IOther>().Executes(() => Ran.Add("Own"));
    }

    private sealed class Explicit : TestBuild, IBase, IOther
    {
        Target IBase.Compile => _ => _.Inherit<IBase>(x => x.Compile).Description("Explicit").Executes(() => Ran.Add("Explicit"));
    }

    private sealed class Implicit : TestBuild, IBase
    {
        public Target Compile => _ => _.Executes(() => Ran.Add("Implicit"));
    }

    private sealed class Overriding : TestBuild, IDerived;

    private abstract class Virtual : TestBuild
    {
        public virtual Target Build => _ => _.Executes(() => Ran.Add("Virtual"));
    }

    private sealed class Override : Virtual
    {
        public override Target Build => _ => _.Base().Executes(() => Ran.Add("Override"));
    }

    [Fact]
    public void Targets_of_components_are_targets_of_the_build()
    {
        Check.Equal(["Base", "Other", "Own"], Run.Run<Plain>("Own").Ran);
        Check.Equal(["Base"], Run.Run<Plain>("compile", x => ((IOther)x).Other).Ran);
        Check.Equal(["Base", "Other"], Run.Run<Plain>("", x => ((IOther)x).Other).Ran);
    }

    [Fact]
    public void A_build_overrides_a_component_explicitly_and_inherits_from_it()
    {
        Check.Equal(["Base", "Explicit", "Other"], Run.Run<Explicit>("Other").Ran);
    }

    [Fact]
    public void A_build_replaces_a_component_by_a_public_target()
    {
        Check.Equal(["Implicit"], Run.Run<Implicit>("Compile").Ran);
    }

    [Fact]
    public void A_component_overrides_the_one_it_derives_from()
    {
        Check.Equal(["Base", "Derived"], Run.Run<Overriding>("Compile").Ran);
    }

    [Fact]
    public void A_class_overrides_its_base_and_inherits_from_it()
    {
        Check.Equal(["Virtual", "Override"], Run.Run<Override>("Build").Ran);
    }

    private interface ISame : INukeBuild
    {
        Target Compile => _ => _;
    }

    private sealed class Ambiguous : TestBuild, IBase, ISame;

    [Fact]
    public void A_target_of_two_components_must_be_implemented()
    {
        Check.Equal(255, Run.Execute<Ambiguous>("Compile"));
        Check.Contains("Target 'Compile' must be implemented by 'Ambiguous' because it comes from several components: IBase, ISame", Output, StringComparison.Ordinal);
    }

    private sealed class Artifacts : TestBuild, IHazArtifacts
    {
        public Target Show => _ => _.Executes(() => Ran.Add(((IHazArtifacts)this).ArtifactsDirectory));
    }

    [Fact]
    public void Artifacts_go_to_a_folder_under_the_root()
    {
        Check.Equal([Run.Root / "artifacts"], Run.Run<Artifacts>("Show").Ran.Select(AbsolutePath.Create));
    }
}
