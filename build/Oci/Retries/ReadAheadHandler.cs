namespace KubeStellar.Oci;

/// <summary>Reads small answers whole before they count, so that one that breaks off is a failure of its request.</summary>
internal sealed class ReadAheadHandler(TimeProvider time, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int Step = 16 * 1024;

    /// <summary>The size in bytes up to which the body of a refusal is read ahead; whoever reads more of it waits for the connection.</summary>
    private const int MaxRefusal = 16 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (!request.Options.TryGetValue(RequestTerms.Key, out var terms))
        {
            return response;
        }

        var limit = response.IsSuccessStatusCode ? terms.ReadAhead : MaxRefusal;
        if (limit == 0 || response.Content.Headers.ContentLength > limit)
        {
            return response;
        }

        try
        {
            await ReadAsync(response, limit, terms.Limits.Silence, cancellationToken);
        }
        catch (IOException) when (!response.IsSuccessStatusCode)
        {
            // The status says enough.
            response.Content = new ByteArrayContent([]);
        }
        catch
        {
            response.Dispose();
            throw;
        }

        return response;
    }

    private async Task ReadAsync(HttpResponseMessage response, int limit, TimeSpan silence, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var start = new MemoryStream((int)(response.Content.Headers.ContentLength ?? Step));
        var buffer = new byte[Step];
        int read;
        do
        {
            read = await SilenceLimit.WaitAsync(token => body.ReadAsync(buffer, token).AsTask(), silence, time, cancellationToken);
            start.Write(buffer, 0, read);
        }
        while (read > 0 && start.Length <= limit);

        start.Position = 0;
        var whole = read == 0;
        var content = new StreamContent(whole ? start : new ContinuedStream(start, body));
        foreach (var (name, values) in response.Content.Headers)
        {
            content.Headers.TryAddWithoutValidation(name, values);
        }

        if (whole)
        {
            response.Content.Dispose();
        }

        response.Content = content;
    }
}
