using System.Net;
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
}
