using System.Reflection;
using System.Text;
using Nuke.Common.Execution;

namespace Nuke.Common.Parameters;

/// <summary>The two forms of a name: <c>GitHubToken</c> of the member and <c>github-token</c> of the command line.</summary>
internal static class ParameterNames
{
    private static readonly string[] s_wholeWords =
    [
        "DotNet", "GitHub", "GitVersion", "MSBuild", "NuGet", "ReSharper", "AppVeyor", "TeamCity", "GitLab", "SignPath", "JetBrains",
    ];

    public static string MemberName(MemberInfo member, ParameterAttribute attribute)
    {
        var prefix = member.DeclaringType is { IsInterface: true } component
            ? component.GetCustomAttribute<ParameterPrefixAttribute>(inherit: false)?.Prefix
            : null;
        return prefix + (attribute.Name ?? BuildMembers.ShortName(member));
    }

    /// <summary>What remains of a name when dashes do not matter; compare it without regard to case.</summary>
    public static string Plain(string name) => name.Replace("-", "", StringComparison.Ordinal);

    public static string Dashed(string memberName) => Split(memberName, '-').ToLowerInvariant();

    /// <summary>Puts a separator between the words of a name, keeping <c>GitHub</c> and its like whole.</summary>
    public static string Split(string name, char separator)
    {
        var result = new StringBuilder(name.Length + 8);
        var hadLower = false;
        var wholeUntil = 0;
        for (var i = 0; i < name.Length; i++)
        {
            var character = name[i];
            var starts = hadLower && char.IsUpper(character);
            hadLower = char.IsLower(character) && !starts;
            if (i >= wholeUntil && WholeWordAt(name, i) is { } length)
            {
                wholeUntil = i + length - 1;
                if (i > 0)
                    result.Append(separator);
            }
            else if (starts && i > wholeUntil)
            {
                result.Append(separator);
            }

            result.Append(character);
        }

        return result.ToString();
    }

    private static int? WholeWordAt(string name, int index)
    {
        int? longest = null;
        foreach (var word in s_wholeWords)
        {
            if (string.Compare(name, index, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0 && word.Length > (longest ?? 0))
                longest = word.Length;
        }

        return longest;
    }
}
