using System.Globalization;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.BadInput;

/// <summary>What every error about bad input has to be.</summary>
internal static class Told
{
    /// <summary>Runs what must fail with a fault, and returns it: all five facts are there, nothing in it steers a terminal, and it tells no types or stacks.</summary>
    public static FaultException By(Action action)
    {
        var error = Assert.ThrowsAny<FaultException>(action);
        var (operation, subject, expected, found, next) = error.Fault;
        Assert.All(new[] { operation, subject, expected, found, next }, fact => Assert.False(string.IsNullOrWhiteSpace(fact), error.Message));
        Assert.DoesNotContain("System.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(error.Message, character => char.IsControl(character) && character is not ('\n' or '\t'));
        Assert.DoesNotContain(error.Message, character => char.GetUnicodeCategory(character) == UnicodeCategory.Format);
        return error;
    }
}
