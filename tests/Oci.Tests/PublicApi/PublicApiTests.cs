using KubeStellar.Testing;
using PublicApiGenerator;

namespace KubeStellar.Oci.Tests.PublicApi;

public sealed class PublicApiTests
{
    // The state machine's name changes with every method that is added.
    private static readonly ApiGeneratorOptions Options = new()
    {
        IncludeAssemblyAttributes = false,
        ExcludeAttributes = ["System.Runtime.CompilerServices.AsyncIteratorStateMachineAttribute"],
    };

    [Fact]
    public void The_public_api_is_the_one_that_was_agreed_on()
    {
        var found = typeof(Digest).Assembly.GeneratePublicApi(Options).ReplaceLineEndings("\n").TrimEnd() + "\n";
        var agreed = Path.Combine(TestTools.RepositoryRoot, "tests", "Oci.Tests", "PublicApi", "KubeStellar.Oci.txt");

        // A change is agreed on by copying the received file over the other one.
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "KubeStellar.Oci.received.txt"), found);

        Assert.Equal(File.Exists(agreed) ? File.ReadAllText(agreed).ReplaceLineEndings("\n") : "", found);
    }
}
