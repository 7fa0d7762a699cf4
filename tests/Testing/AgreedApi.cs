using System.Reflection;
using PublicApiGenerator;
using Xunit;

namespace KubeStellar.Testing;

/// <summary>The public members of a library, kept in a file beside its tests, so that none changes unnoticed.</summary>
public static class AgreedApi
{
    // The names of state machines change with every method that is added.
    private static readonly ApiGeneratorOptions Options = new()
    {
        IncludeAssemblyAttributes = false,
        ExcludeAttributes = ["System.Runtime.CompilerServices.AsyncIteratorStateMachineAttribute", "System.Runtime.CompilerServices.AsyncStateMachineAttribute"],
    };

    /// <summary>Requires that a library has the members that were agreed on; a change is agreed on by copying the received file over the other one.</summary>
    /// <param name="library">The library.</param>
    /// <param name="agreed">The file, below this repository's folder.</param>
    public static void Require(Assembly library, string agreed)
    {
        var found = library.GeneratePublicApi(Options).ReplaceLineEndings("\n").TrimEnd() + "\n";
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, Path.GetFileNameWithoutExtension(agreed) + ".received.txt"), found);
        var file = Path.Combine(TestTools.RepositoryRoot, agreed);
        Assert.Equal(File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "", found);
    }
}
