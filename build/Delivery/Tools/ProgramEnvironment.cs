using System.Collections.Immutable;
using KubeStellar.Delivery.GitHub;
using KubeStellar.Delivery.Signing;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tools;

/// <summary>The user's environment as programs see it that a checkout names: without the credentials that are there for releases.</summary>
internal static class ProgramEnvironment
{
    private const string Prefix = "NUKE";

    // The last two are what a job on GitHub Actions identifies itself by.
    private static readonly ImmutableHashSet<string> Credentials =
    [
        .. new[] { EnvironmentCredentials.PasswordVariable, SigningKey.PasswordVariable, GitHubAccess.TokenVariable, "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "ACTIONS_RUNTIME_TOKEN" }.Select(LettersOf),
    ];

    /// <summary>Returns the variables that such a program sees.</summary>
    /// <param name="environment">The user's environment.</param>
    public static ImmutableDictionary<string, string?> Of(IReadOnlyDictionary<string, string> environment) =>
        environment.Where(variable => !IsCredential(variable.Key)).ToImmutableDictionary(variable => variable.Key, variable => (string?)variable.Value, StringComparer.Ordinal);

    // Parameters are read from variables in any spelling, with NUKE in front or without.
    private static bool IsCredential(string name) =>
        LettersOf(name) is var letters && (Credentials.Contains(letters) || (letters.StartsWith(Prefix, StringComparison.Ordinal) && Credentials.Contains(letters[Prefix.Length..])));

    private static string LettersOf(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
