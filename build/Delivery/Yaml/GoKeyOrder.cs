using System.Text;

namespace KubeStellar.Delivery.Yaml;

/// <summary>The order in which go-yaml 2 writes the keys of a mapping (<c>sorter.go</c>): runs of digits by their number, other characters before letters.</summary>
internal sealed class GoKeyOrder : IComparer<string>
{
    public static GoKeyOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        Rune[] left = [.. (x ?? "").EnumerateRunes()];
        Rune[] right = [.. (y ?? "").EnumerateRunes()];
        var at = left.AsSpan().CommonPrefixLength(right);
        if (at == left.Length || at == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        var (leftLetter, rightLetter) = (Rune.IsLetter(left[at]), Rune.IsLetter(right[at]));
        return leftLetter && rightLetter ? left[at].CompareTo(right[at])
            : leftLetter ? 1
            : rightLetter ? -1
            : CompareDigits(left, right, at);
    }

    private static int CompareDigits(Rune[] left, Rune[] right, int at)
    {
        // A zero inside a number counts as a digit of it, not as a leading one.
        var carried = (left[at].Value == '0' || right[at].Value == '0') && FollowsNonZeroDigit(left, at) ? 1 : 0;
        var (leftNumber, leftEnd) = Number(left, at, carried);
        var (rightNumber, rightEnd) = Number(right, at, carried);
        return leftNumber != rightNumber ? leftNumber.CompareTo(rightNumber)
            : leftEnd != rightEnd ? leftEnd.CompareTo(rightEnd)
            : left[at].CompareTo(right[at]);
    }

    private static bool FollowsNonZeroDigit(Rune[] key, int at)
    {
        for (var i = at - 1; i >= 0 && Rune.IsDigit(key[i]); i--)
        {
            if (key[i].Value != '0')
            {
                return true;
            }
        }

        return false;
    }

    private static (long Number, int End) Number(Rune[] key, int at, long number)
    {
        var end = at;
        for (; end < key.Length && Rune.IsDigit(key[end]); end++)
        {
            number = unchecked((number * 10) + (key[end].Value - '0'));
        }

        return (number, end);
    }
}
