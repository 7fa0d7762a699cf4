using System.Net;

namespace KubeStellar.Testing.Faults;

/// <summary>A registry whose readers see a tag late: the first reads after a write answer what the tag named before it.</summary>
/// <param name="tag">The tag.</param>
/// <param name="reads">How many reads are late; each write starts them anew.</param>
public sealed class LateTag(string tag, int reads)
{
    private readonly Lock _turn = new();
    private int _left;
    private string? _before;

    /// <summary>The rules to add to a proxy.</summary>
    public IEnumerable<FaultRule> Rules => [new(Faults.Requests.WritesOf(tag), WriteAsync), new(Faults.Requests.ReadsOf(tag), ReadAsync)];

    private async Task<HttpResponseMessage> WriteAsync(HttpRequestMessage request, Func<HttpRequestMessage, Task<HttpResponseMessage>> next)
    {
        using var question = new HttpRequestMessage(HttpMethod.Head, request.RequestUri);
        question.Headers.Host = request.Headers.Host;
        question.Headers.TryAddWithoutValidation("Accept", request.Content!.Headers.ContentType!.MediaType);
        using var named = await next(question);
        var before = named.IsSuccessStatusCode ? named.Headers.GetValues("Docker-Content-Digest").Single() : null;
        var answer = await next(request);
        lock (_turn)
            (_left, _before) = (reads, before);
        return answer;
    }

    private Task<HttpResponseMessage> ReadAsync(HttpRequestMessage request, Func<HttpRequestMessage, Task<HttpResponseMessage>> next)
    {
        lock (_turn)
        {
            if (_left-- <= 0)
                return next(request);
        }
        return _before is null ? Misbehave.ByAnswering(HttpStatusCode.NotFound)(request, next) : Misbehave.ByAnsweringFor(_before)(request, next);
    }
}
