namespace KubeStellar.Testing.Faults;

/// <summary>Requests and answers whose bodies are held in memory, so that they can be sent twice or changed.</summary>
internal static class Messages
{
    public static async Task<byte[]> BodyOfAsync(HttpRequestMessage request) => request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync();

    /// <summary>Returns a request like another with a body of its own; null for none.</summary>
    public static HttpRequestMessage Copy(HttpRequestMessage request, byte[]? body)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri);
        foreach (var (name, values) in request.Headers)
            copy.Headers.TryAddWithoutValidation(name, values);
        if (body is not null)
            copy.Content = Content(request.Content, body);
        return copy;
    }

    /// <summary>Returns a body with the headers of another, but for its length.</summary>
    public static ByteArrayContent Content(HttpContent? like, byte[] body)
    {
        var content = new ByteArrayContent(body);
        foreach (var (name, values) in like?.Headers.Where(header => header.Key != "Content-Length") ?? [])
            content.Headers.TryAddWithoutValidation(name, values);
        return content;
    }
}
