using Docker.DotNet;

namespace KubeStellar.Delivery.Engines;

/// <summary>Lets a <see cref="DockerClient"/> send its requests through a handler of ours; the client disposes it.</summary>
internal sealed class EngineCredentials(EngineHandler handler, bool isTls) : Credentials
{
    public override HttpMessageHandler GetHandler(HttpMessageHandler innerHandler)
    {
        innerHandler.Dispose();
        return handler;
    }

    public override bool IsTlsCredentials() => isTls;
}
