namespace KubeStellar.Oci;

/// <summary>What became of a request's tries.</summary>
/// <param name="Tries">How many were made.</param>
/// <param name="RetryAfter">How long the server asked to wait after the last one, or null.</param>
internal sealed record RequestHistory(int Tries, TimeSpan? RetryAfter)
{
    public static readonly HttpRequestOptionsKey<RequestHistory> Key = new("history");

    /// <summary>The history of the request that an answer is for; one try where nothing is known.</summary>
    public static RequestHistory Of(HttpResponseMessage response) => Of(response.RequestMessage!);

    /// <summary>The history of a request; one try where nothing is known.</summary>
    public static RequestHistory Of(HttpRequestMessage request) => request.Options.TryGetValue(Key, out var history) ? history : new RequestHistory(1, null);
}
