using System.Net.Sockets;
using Docker.DotNet;
using KubeStellar.Oci;
using Newtonsoft.Json;

namespace KubeStellar.Delivery.Engines;

/// <summary>What went wrong in a conversation with an engine, in a form to be shown, and what to do about it.</summary>
/// <param name="Found">What was found, as one line.</param>
/// <param name="NextStep">What the reader can do about it.</param>
internal sealed record EngineRefusal(string Found, string NextStep)
{
    private static readonly string[] SignsOfFullDisk = ["no space left on device", "disk quota exceeded", "not enough space on the disk"];

    /// <summary>Whether an exception is the engine's doing.</summary>
    public static bool Is(Exception exception) =>
        exception is DockerApiException or HttpRequestException or IOException or JsonException or InvalidDigestException or InvalidPlatformException;

    /// <summary>Describes a failed request.</summary>
    /// <param name="exception">The failure, for which <see cref="Is"/> holds.</param>
    /// <param name="isPodman">Whether the engine is podman.</param>
    public static EngineRefusal Of(Exception exception, bool isPodman) => exception switch
    {
        DockerApiException refusal => Saying($"{(int)refusal.StatusCode}: {EngineAnswer.Message(refusal.ResponseBody)}", isPodman),
        JsonException or FaultException => new EngineRefusal(
            "an answer that no engine gives: " + EngineText.Line(exception.Message.Split('\n')[0]),
            "look whether DOCKER_HOST leads to docker or podman itself, and at the engine's log"),
        _ => new EngineRefusal(
            "the connection ended in the middle: " + EngineText.Line((Root<SocketException>(exception) ?? exception.GetBaseException()).Message),
            $"look whether the engine still runs and why it ended ({Log(isPodman)}), start it, and run again: nothing of the image is left in it"),
    };

    /// <summary>Describes what the engine complains about.</summary>
    /// <param name="complaint">The engine's words.</param>
    /// <param name="isPodman">Whether the engine is podman.</param>
    public static EngineRefusal Saying(string complaint, bool isPodman)
    {
        var found = EngineText.Line(complaint);
        var program = isPodman ? "podman" : "docker";
        return SignsOfFullDisk.Any(sign => complaint.Contains(sign, StringComparison.OrdinalIgnoreCase))
            ? new EngineRefusal(found, $"free space where the engine keeps its images (`{program} system df` shows what takes it, `{program} system prune` removes what nothing uses), then run again")
            : new EngineRefusal(found, $"look at the engine's log ({Log(isPodman)}), then run again");
    }

    private static string Log(bool isPodman) => isPodman ? "`journalctl --user -u podman`" : "`journalctl -u docker`";

    private static T? Root<T>(Exception? exception)
        where T : Exception
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is T wanted)
                return wanted;
        }

        return null;
    }
}
