using KubeStellar.Delivery.Faults;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Tests.Faults;

public sealed class SeveralFaultsExceptionTests
{
    private static readonly ToolMissingException First = Missing("example.org/first");
    private static readonly ToolMissingException Second = Missing("example.org/second");

    [Fact]
    public void Where_nothing_failed_nothing_is_thrown() => SeveralFaultsException.ThrowIfAny("try", []);

    [Fact]
    public void One_fault_is_thrown_as_it_is() =>
        Assert.Same(First, Assert.Throws<ToolMissingException>(() => SeveralFaultsException.ThrowIfAny("try", [First])));

    [Fact]
    public void Several_are_told_whole_in_one_message()
    {
        var error = Assert.Throws<SeveralFaultsException>(() => SeveralFaultsException.ThrowIfAny("try", [First, Second]));
        Assert.Equal([First, Second], error.Faults);
        Assert.Contains("cannot find first", error.Message, StringComparison.Ordinal);
        Assert.Contains("cannot find second", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_ones_are_told_once_however_they_come()
    {
        var several = Assert.Throws<SeveralFaultsException>(() => SeveralFaultsException.ThrowIfAny("try", [First, Second]));
        Assert.Equal([First, Second], Assert.Throws<SeveralFaultsException>(() => SeveralFaultsException.ThrowIfAny("try again", [several, Missing("example.org/second")])).Faults);
        Assert.Same(First, Assert.Throws<ToolMissingException>(() => SeveralFaultsException.ThrowIfAny("try", [First, First])));
    }

    private static ToolMissingException Missing(string package) => new(new ToolPin(package, "v1.0.0", "Makefile:1"), ["none here"]);
}
