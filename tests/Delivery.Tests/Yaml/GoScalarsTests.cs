using CsCheck;
using KubeStellar.Delivery.Yaml;

namespace KubeStellar.Delivery.Tests.Yaml;

/// <summary>The expected texts are what sigs.k8s.io/yaml 1.5 reads into a string for the same YAML.</summary>
public sealed class GoScalarsTests
{
    [Theory]
    [InlineData("1.10", "1.1")]
    [InlineData("'1.10'", "1.10")]
    [InlineData("!!str 1.10", "1.10")]
    [InlineData("0.24.0", "0.24.0")]
    [InlineData("1e3", "1000")]
    [InlineData("1234567.5", "1.2345675e+06")]
    [InlineData("123456.0", "123456")]
    [InlineData("0.00001", "1e-05")]
    [InlineData("-.5", "-0.5")]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("18446744073709551616", "1.8446744e+19")]
    [InlineData("0x1F", "31")]
    [InlineData("017", "15")]
    [InlineData("0o17", "15")]
    [InlineData("-0b11", "-3")]
    [InlineData("1_000", "1000")]
    [InlineData("08", "8")]
    [InlineData("yes", "true")]
    [InlineData("Off", "false")]
    [InlineData(".inf", "+Inf")]
    [InlineData("-.Inf", "-Inf")]
    [InlineData(".nan", "NaN")]
    [InlineData("2024-01-02", "2024-01-02")]
    [InlineData("~", null)]
    [InlineData("NULL", null)]
    [InlineData("", null)]
    [InlineData("''", "")]
    public void A_scalar_becomes_the_text_of_its_value(string yaml, string? expected) =>
        Assert.Equal(expected, YamlMap.Parse($"key: {yaml}\n", "file", GoScalars.Instance).Text("key"));

    [Fact]
    public void Every_text_is_of_some_kind() => Gen.String.Sample(text => Enum.IsDefined(GoScalars.KindOf(text)));
}
