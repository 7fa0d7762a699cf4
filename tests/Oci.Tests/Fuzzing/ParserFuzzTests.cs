using KubeStellar.Testing.Fuzzing;
using Xunit.Abstractions;

namespace KubeStellar.Oci.Tests.Fuzzing;

/// <summary>No text from a stranger makes a parser fail otherwise than by a fault. A finding is mended with a test of its own; a long run looks for more.</summary>
public sealed class ParserFuzzTests(ITestOutputHelper output)
{
    private const string Seed = "0000KubeS011";
    private const int Iterations = 400;

    public static TheoryData<string> Targets => OciTargets.Names;

    [Theory]
    [MemberData(nameof(Targets))]
    public void Near_valid_input_is_read_or_refused(string target) =>
        output.WriteLine($"{Fuzzer.Run(OciTargets.Find(target), Seed, Iterations)} of {Iterations} were accepted");

    [Theory]
    [MemberData(nameof(Targets))]
    public void Floods_are_read_or_refused(string target) => Fuzzer.Flood(OciTargets.Find(target));

    [Theory]
    [MemberData(nameof(Targets))]
    public void What_is_nested_deep_is_read_or_refused(string target) => Fuzzer.Nest(OciTargets.Find(target));

    [Fact]
    [Trait("Category", "Fuzz")]
    public void A_long_run_finds_nothing() => new FuzzSession(output).Run(OciTargets.All);
}
