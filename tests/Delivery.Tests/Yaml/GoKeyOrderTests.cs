using CsCheck;
using KubeStellar.Delivery.Yaml;

namespace KubeStellar.Delivery.Tests.Yaml;

public sealed class GoKeyOrderTests
{
    private static readonly Gen<string> Key = Gen.String[Gen.Char["0019aB.-é"], 0, 6];

    [Theory]
    [InlineData("k9", "k10")]
    [InlineData("k10", "k010")]
    [InlineData("a-b", "a.b")]
    [InlineData("a.b", "ab")]
    [InlineData("B", "a")]
    [InlineData("a", "ab")]
    [InlineData("100", "101")]
    public void The_left_key_comes_first(string left, string right)
    {
        Assert.True(GoKeyOrder.Instance.Compare(left, right) < 0);
        Assert.True(GoKeyOrder.Instance.Compare(right, left) > 0);
    }

    [Fact]
    public void Neighbours_are_in_order_wherever_the_order_is_one() =>
        Gen.String[Gen.Char["aB.-é"], 0, 6].Array[0, 20].Select(keys => keys.Distinct().ToArray()).Sample(keys =>
        {
            var sorted = GoKeyOrder.Sort(keys);
            Assert.Equal(keys.Order(StringComparer.Ordinal), sorted.Order(StringComparer.Ordinal));
            Assert.All(sorted.Zip(sorted.Skip(1)), pair => Assert.True(GoKeyOrder.Instance.Compare(pair.First, pair.Second) < 0));
        });

    [Fact]
    public void Keys_are_sorted_the_same_way_from_any_order() =>
        Gen.Select(Gen.String[Gen.Char["0019a"], 0, 4].Array[0, 40].Select(keys => keys.Distinct().ToArray()), Gen.Int).Sample((keys, seed) =>
        {
            string[] shuffled = [.. keys];
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(GoKeyOrder.Sort(keys), GoKeyOrder.Sort(shuffled));
        });
}
