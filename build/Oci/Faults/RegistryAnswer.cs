namespace KubeStellar.Oci;

/// <summary>The facts of an answer that a registry gave to a request.</summary>
/// <param name="Operation">The operation in the imperative, such as <c>push blob</c>.</param>
/// <param name="Subject">The thing operated on.</param>
/// <param name="Registry">The host that answered.</param>
/// <param name="Request">The method and address, without the query, which can hold secrets.</param>
/// <param name="StatusCode">The HTTP status code.</param>
/// <param name="Errors">The errors in the body, empty where there are none.</param>
/// <param name="CredentialOrigin">Where the credential came from that was sent, or null where none was.</param>
public sealed record RegistryAnswer(
    string Operation,
    string Subject,
    string Registry,
    string Request,
    int StatusCode,
    IReadOnlyList<RegistryError> Errors,
    string? CredentialOrigin)
{
    /// <summary>How often the request was sent; 1 by default.</summary>
    public int Tries { get; init; } = 1;

    /// <summary>How long the registry asks to wait before the next request, or null where it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Returns the status code, the errors and the request as lines.</summary>
    public string Describe() =>
        string.Join('\n', [$"status {StatusCode} to {Request}{(Tries > 1 ? $", {Tries} times" : "")}", .. Errors.Select(error => $"{error.Code}: {error.Message}".TrimEnd(' ', ':'))]);
}
