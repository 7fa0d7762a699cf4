using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using KubeStellar.Oci;

namespace KubeStellar.Testing.Faults;

/// <summary>The behaviours that need no memory; <see cref="LateTag"/> and <see cref="TokenGate"/> have one.</summary>
public static class Misbehave
{
    /// <summary>Waits before handing the request on.</summary>
    /// <param name="latency">How long.</param>
    public static Misbehaviour ByDelay(TimeSpan latency) => async (request, next) =>
    {
        await Task.Delay(latency);
        return await next(request);
    };

    /// <summary>Answers at once; the registry never hears of the request.</summary>
    /// <param name="status">The status of the answer.</param>
    public static Misbehaviour ByAnswering(HttpStatusCode status) => (_, _) => Task.FromResult(new HttpResponseMessage(status));

    /// <summary>Closes the connection; the registry never hears of the request.</summary>
    public static Misbehaviour ByDroppingRequests { get; } = (_, _) => throw new DroppedConnectionException();

    /// <summary>Closes the connection after the registry has done what it was asked for.</summary>
    public static Misbehaviour ByDroppingAnswers { get; } = async (request, next) =>
    {
        using var answer = await next(request);
        throw new DroppedConnectionException();
    };

    /// <summary>Hands on the first bytes of the request's body and closes the connection.</summary>
    /// <param name="bytes">How many.</param>
    public static Misbehaviour ByCuttingRequests(int bytes) => (request, next) =>
    {
        request.Content = new CutContent(request.Content!, bytes);
        return next(request);
    };

    /// <summary>Hands back the first bytes of the answer's body and closes the connection.</summary>
    /// <param name="bytes">How many.</param>
    public static Misbehaviour ByCuttingAnswers(int bytes) => async (request, next) =>
    {
        var answer = await next(request);
        answer.Content = new CutContent(answer.Content, bytes);
        return answer;
    };

    /// <summary>Confirms that content was stored and stores nothing.</summary>
    public static Misbehaviour ByLosingWrites { get; } = async (request, _) =>
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync();
        var answer = new HttpResponseMessage(HttpStatusCode.Created);
        answer.Headers.Add("Docker-Content-Digest", Digest.Of(body).ToString());
        return answer;
    };

    /// <summary>Answers what the registry says of other content than was asked for.</summary>
    /// <param name="instead">The tag or digest whose content is answered.</param>
    public static Misbehaviour ByAnsweringFor(string instead) => (request, next) =>
    {
        request.RequestUri = new Uri(request.RequestUri!, $"./{instead}");
        return next(request);
    };

    /// <summary>Lets a test act right before the request is handed on.</summary>
    /// <param name="act">What the test does.</param>
    public static Misbehaviour ByRunningBefore(Func<Task> act) => async (request, next) =>
    {
        await act();
        return await next(request);
    };

    /// <summary>Lets a test act after the registry has done what it was asked for, and before the client hears of it.</summary>
    /// <param name="act">What the test does.</param>
    public static Misbehaviour ByRunningAfter(Func<Task> act) => async (request, next) =>
    {
        var answer = await next(request);
        await act();
        return answer;
    };

    /// <summary>Answers that the client comes too often or too early; the registry never hears of the request.</summary>
    /// <param name="status">The status of the answer, such as 429 or 503.</param>
    /// <param name="retryAfter">When to come again.</param>
    public static Misbehaviour ByAskingForPatience(HttpStatusCode status, RetryConditionHeaderValue retryAfter) => (_, _) =>
    {
        var answer = new HttpResponseMessage(status);
        answer.Headers.RetryAfter = retryAfter;
        return Task.FromResult(answer);
    };

    /// <summary>Answers with a page for people, as proxies do; the registry never hears of the request.</summary>
    /// <param name="status">The status of the answer.</param>
    public static Misbehaviour ByAnsweringWithPage(HttpStatusCode status) => (_, _) =>
        Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent("<html><head><title>Please log in</title></head><body>Welcome to this network.</body></html>", Encoding.UTF8, "text/html") });

    /// <summary>Answers nothing for a time, then closes the connection; the registry never hears of the request.</summary>
    /// <param name="time">How long.</param>
    public static Misbehaviour ByStalling(TimeSpan time) => async (_, _) =>
    {
        await Task.Delay(time);
        throw new DroppedConnectionException();
    };

    /// <summary>Hands the request on twice and returns the second answer.</summary>
    public static Misbehaviour ByRepeating { get; } = async (request, next) =>
    {
        var body = request.Content is null ? null : await Messages.BodyOfAsync(request);
        using (var first = Messages.Copy(request, body))
        using (await next(first))
        {
            // Whoever repeats a request has heard nothing of the first answer.
        }
        return await next(Messages.Copy(request, body));
    };

    /// <summary>Hands on another body than was sent, framed as if it were the right one.</summary>
    /// <param name="change">Makes the other body.</param>
    public static Misbehaviour ByChangingRequests(Func<byte[], byte[]> change) => async (request, next) =>
        await next(Messages.Copy(request, change(await Messages.BodyOfAsync(request))));

    /// <summary>Hands back another body than was answered, framed as if it were the right one.</summary>
    /// <param name="change">Makes the other body.</param>
    public static Misbehaviour ByChangingAnswers(Func<byte[], byte[]> change) => async (request, next) =>
    {
        var answer = await next(request);
        answer.Content = Messages.Content(answer.Content, change(await answer.Content.ReadAsByteArrayAsync()));
        return answer;
    };

    /// <summary>Hands back another header than was answered.</summary>
    /// <param name="name">The name of the header; nothing happens where the answer has none.</param>
    /// <param name="change">Makes the other value, or null to leave the header out.</param>
    public static Misbehaviour ByChangingHeaders(string name, Func<string, string?> change) => async (request, next) =>
    {
        var answer = await next(request);
        foreach (var headers in new HttpHeaders[] { answer.Headers, answer.Content.Headers })
        {
            if (!headers.TryGetValues(name, out var values))
                continue;
            var other = change(values.First());
            headers.Remove(name);
            if (other is not null)
                headers.TryAddWithoutValidation(name, other);
        }
        return answer;
    };

    /// <summary>Ends the session of an upload and says that there is none.</summary>
    public static Misbehaviour ByLosingSessions { get; } = async (request, next) =>
    {
        using var end = Messages.Copy(request, null);
        end.Method = HttpMethod.Delete;
        using (await next(end))
        {
            // What the registry says to that is none of the client's business.
        }
        return new HttpResponseMessage(HttpStatusCode.NotFound) { Content = JsonContent.Create(new { errors = new[] { new { code = "BLOB_UPLOAD_UNKNOWN", message = "blob upload unknown to registry" } } }) };
    };
}
