using PublicApiGenerator;

namespace Nuke.Common.Tests;

public class PublicApiTests
{
    /// <summary>Every member must also exist in Nuke.Common 10.1.0: whoever changes the list checks that first.</summary>
    [Fact]
    public void The_public_API_is_the_one_that_was_compared_with_NUKE()
    {
        using var stream = typeof(PublicApiTests).Assembly.GetManifestResourceStream("PublicApi.txt")!;
        using var reader = new StreamReader(stream);
        var actual = typeof(NukeBuild).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n");

        if (actual.Trim() != reader.ReadToEnd().Trim())
            System.IO.File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "PublicApi.received.txt"), actual + "\n");
        Check.False(System.IO.File.Exists(Path.Combine(AppContext.BaseDirectory, "PublicApi.received.txt")), "The API is another one: see PublicApi.received.txt");
    }
}
