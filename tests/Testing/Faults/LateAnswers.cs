using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace KubeStellar.Testing.Faults;

/// <summary>What readers see of manifests and tags that were written a moment ago: what was there before, for a number of reads.</summary>
internal sealed class LateAnswers
{
    private readonly ConcurrentDictionary<string, Late> _late = new(StringComparer.Ordinal);

    /// <summary>Hands a write on, and hides it from the reads that follow.</summary>
    /// <param name="request">The write.</param>
    /// <param name="next">Hands it on.</param>
    /// <param name="reads">How many reads are late.</param>
    public async Task<HttpResponseMessage> WriteAsync(HttpRequestMessage request, Func<HttpRequestMessage, Task<HttpResponseMessage>> next, int reads)
    {
        using var question = new HttpRequestMessage(HttpMethod.Head, request.RequestUri);
        question.Headers.Host = request.Headers.Host;
        question.Headers.Authorization = request.Headers.Authorization;
        question.Headers.TryAddWithoutValidation("Accept", request.Content!.Headers.ContentType!.MediaType);
        using var named = await next(question);
        var before = named.IsSuccessStatusCode ? named.Headers.GetValues("Docker-Content-Digest").Single() : null;
        var answer = await next(request);
        _late[request.RequestUri!.AbsolutePath] = new Late(reads, before);
        return answer;
    }

    /// <summary>Answers a read, late where it has to be.</summary>
    /// <param name="request">The read of a manifest or of a list of tags.</param>
    /// <param name="next">Hands it on.</param>
    public async Task<HttpResponseMessage> ReadAsync(HttpRequestMessage request, Func<HttpRequestMessage, Task<HttpResponseMessage>> next)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (Faults.Requests.TagLists(request))
            return await ListAsync(path[..path.LastIndexOf("/tags/", StringComparison.Ordinal)], await next(request));
        if (!TryTake(path, out var before))
            return await next(request);
        return before is null ? new HttpResponseMessage(HttpStatusCode.NotFound) : await Misbehave.ByAnsweringFor(before)(request, next);
    }

    private async Task<HttpResponseMessage> ListAsync(string repository, HttpResponseMessage answer)
    {
        var folder = repository + "/manifests/";
        var fresh = _late.Where(late => late.Value.Before is null && late.Key.StartsWith(folder, StringComparison.Ordinal)).Select(late => late.Key);
        var hidden = fresh.Where(path => TryTake(path, out _)).Select(path => path[folder.Length..]).ToHashSet(StringComparer.Ordinal);
        if (hidden.Count == 0 || !answer.IsSuccessStatusCode)
            return answer;
        var list = JsonNode.Parse(await answer.Content.ReadAsStreamAsync())!;
        list["tags"] = new JsonArray([.. list["tags"]!.AsArray().Where(tag => !hidden.Contains((string)tag!)).Select(tag => tag!.DeepClone())]);
        answer.Content = JsonContent.Create(list);
        return answer;
    }

    private bool TryTake(string path, out string? before)
    {
        before = null;
        while (_late.TryGetValue(path, out var late) && late.Left > 0)
        {
            before = late.Before;
            if (_late.TryUpdate(path, late with { Left = late.Left - 1 }, late))
                return true;
        }
        return false;
    }

    private sealed record Late(int Left, string? Before);
}
