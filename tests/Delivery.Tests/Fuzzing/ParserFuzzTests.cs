using KubeStellar.Testing.Fuzzing;
using Xunit.Abstractions;

namespace KubeStellar.Delivery.Tests.Fuzzing;

/// <summary>No text from a stranger makes a parser fail otherwise than by a fault. A finding is mended with a test of its own; a long run looks for more.</summary>
public sealed class ParserFuzzTests(ITestOutputHelper output)
{
    private const string Seed = "0000KubeS011";
    private const int Iterations = 250;

    public static TheoryData<string> Targets => [.. DeliveryTargets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Near_valid_input_is_read_or_refused(string target) =>
        output.WriteLine($"{Fuzzer.Run(DeliveryTargets.Find(target), Seed, Iterations)} of {Iterations} were accepted");

    [Theory]
    [MemberData(nameof(Targets))]
    public void Floods_are_read_or_refused(string target) => Fuzzer.Flood(DeliveryTargets.Find(target));

    [Theory]
    [MemberData(nameof(Targets))]
    public void What_is_nested_deep_is_read_or_refused(string target) => Fuzzer.Nest(DeliveryTargets.Find(target));

    [Fact]
    [Trait("Category", "Fuzz")]
    public void A_long_run_finds_nothing() => new FuzzSession(output).Run(DeliveryTargets.All);
}
