using System.Text.RegularExpressions;
using KubeStellar.Delivery.Commands;

namespace KubeStellar.EndToEnd.DerivedFiles;

/// <summary>What a real controller-gen on <c>PATH</c> makes of the sample's types.</summary>
[Collection(DerivedSampleCollection.Name)]
[Trait("Category", "RealGenerators")]
public sealed partial class RealGeneratorTests(DerivedSample sample)
{
    [SkippableFact]
    public async Task It_makes_the_very_definitions_and_functions_that_the_stand_in_makes()
    {
        var version = await VersionOnPathAsync();
        var checkout = await sample.CloneAsync();
        checkout.AddField("measured");
        (await sample.RunAsync(checkout, "AllGenerated")).Succeeded();
        var standIn = Read(checkout);
        checkout.Edit("Makefile", "CONTROLLER_TOOLS_VERSION ?= v0.15.100-sample.2", $"CONTROLLER_TOOLS_VERSION ?= {version}");
        var written = (await sample.RunAsync(checkout, "AllGenerated")).Succeeded();
        Assert.Contains("changed config/crd/bases/control.kubestellar.example_bindingpolicies.yaml", written.Files);
        Assert.Equal(standIn, Read(checkout));
        Assert.Empty((await sample.RunAsync(checkout, "AllGenerated")).Succeeded().Files);
        (await sample.RunAsync(checkout, "VerifyCodegen", "--include-dirty")).Succeeded();
    }

    private static async Task<string> VersionOnPathAsync()
    {
        try
        {
            var printed = await new Command("controller-gen").With("--version").RunAsync(CancellationToken.None);
            var version = printed.StandardOutput.Trim()["Version: ".Length..];
            Skip.If(string.CompareOrdinal(version, "v0.14") < 0, $"controller-gen {version} still joins the lines of comments");
            return version;
        }
        catch (CommandNotFoundException)
        {
            Skip.If(true, "no controller-gen on PATH");
            throw;
        }
    }

    // Both name themselves and their version, and comment their functions in words of their own.
    private static IReadOnlyList<string> Read(SampleCheckout checkout) =>
        [.. new[] { "config/crd/bases/control.kubestellar.example_bindingpolicies.yaml", "config/crd/bases/control.kubestellar.example_combinedstatuses.yaml", "pkg/crd/files/crds.yaml", "api/control/v1alpha1/zz_generated.deepcopy.go" }
            .Select(path => OwnWords().Replace(File.ReadAllText(checkout[path]), ""))];

    [GeneratedRegex("^(    controller-gen.kubebuilder.io/version: |// DeepCopy).*\n", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex OwnWords();
}
