using System.Numerics;
using Semver;

namespace KubeStellar.Delivery.Charts.Templates.Functions;

/// <summary>Constraints such as <c>&gt;=1.19-0, &lt;2 || ^3.1</c>, as Masterminds/semver checks them: a pre-release meets only a constraint that names one.</summary>
internal static class VersionConstraint
{
    private static readonly string[] Operators = [">=", "=>", "<=", "=<", "!=", "~>", ">", "<", "=", "~", "^"];

    /// <summary>Says whether the version meets the constraint.</summary>
    /// <param name="constraint">The constraint.</param>
    /// <param name="version">The version.</param>
    /// <exception cref="TemplateFailure">The constraint is none.</exception>
    public static bool IsMet(string constraint, SemVersion version) =>
        constraint.Split("||").Any(either => Parts(either).All(part => IsPartMet(part, version)));

    // "a - b" is a range; else parts stand between commas or spaces, and an operator may stand apart from its version.
    private static List<string> Parts(string text)
    {
        if (text.Split(" - ") is [var low, var high])
        {
            return [">=" + low.Trim(), "<=" + high.Trim()];
        }

        var parts = new List<string>();
        foreach (var word in text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (parts.Count > 0 && Operators.Contains(parts[^1]))
            {
                parts[^1] += word;
            }
            else
            {
                parts.Add(word);
            }
        }

        return parts.Count > 0 ? parts : throw new TemplateFailure($"\"{text}\" is no version constraint");
    }

    private static bool IsPartMet(string part, SemVersion version)
    {
        var operation = Operators.FirstOrDefault(candidate => part.StartsWith(candidate, StringComparison.Ordinal)) ?? "";
        var (bound, given) = Bound(part[operation.Length..]);
        if (version.IsPrerelease && !bound.IsPrerelease)
        {
            return false;
        }

        var order = version.ComparePrecedenceTo(bound);
        return operation switch
        {
            ">" => given < 3 ? version.ComparePrecedenceTo(Next(bound, given)) >= 0 : order > 0,
            ">=" or "=>" => order >= 0,
            "<" => order < 0,
            "<=" or "=<" => given < 3 ? version.ComparePrecedenceTo(Next(bound, given)) < 0 : order <= 0,
            "!=" => given < 3 ? order < 0 || version.ComparePrecedenceTo(Next(bound, given)) >= 0 : order != 0,
            "^" => order >= 0 && version.ComparePrecedenceTo(Next(bound, given == 0 ? 0 : bound.Major > 0 || given == 1 ? 1 : bound.Minor > 0 || given == 2 ? 2 : 3)) < 0,
            "~" or "~>" => order >= 0 && version.ComparePrecedenceTo(Next(bound, Math.Min(given, 2))) < 0,
            _ => given < 3 ? order >= 0 && version.ComparePrecedenceTo(Next(bound, given)) < 0 : order == 0,
        };
    }

    // The version with wildcards and missing parts as 0, and how many parts are given.
    private static (SemVersion Version, int Given) Bound(string text)
    {
        var plain = text.Trim().TrimStart('v', 'V');
        var end = plain.IndexOfAny(['-', '+']);
        var numbers = (end < 0 ? plain : plain[..end]).Split('.').TakeWhile(number => number is not ("x" or "X" or "*" or "")).ToArray();
        var full = string.Join('.', numbers.Concat(Enumerable.Repeat("0", 3)).Take(Math.Max(3, numbers.Length))) + (end < 0 ? "" : plain[end..]);
        return SemVersion.TryParse(full, SemVersionStyles.Strict, out var version, maxLength: 256)
            ? (version, numbers.Length)
            : throw new TemplateFailure($"\"{text}\" is no version constraint");
    }

    // The least version above all that begin with so many parts of this one.
    private static SemVersion Next(SemVersion version, int parts) => parts switch
    {
        0 => new SemVersion(BigInteger.Pow(10, 30), 0, 0),
        1 => new SemVersion(version.Major + 1, 0, 0),
        2 => new SemVersion(version.Major, version.Minor + 1, 0),
        _ => new SemVersion(version.Major, version.Minor, version.Patch + 1),
    };
}
