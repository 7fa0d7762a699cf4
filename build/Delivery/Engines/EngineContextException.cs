using KubeStellar.Oci;

namespace KubeStellar.Delivery.Engines;

/// <summary>Docker's configuration, or the docker context that it or <c>DOCKER_CONTEXT</c> selects, cannot be read.</summary>
public sealed class EngineContextException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="context">The name of the context, or null when it could not even be read.</param>
    /// <param name="file">The file that was read.</param>
    /// <param name="innerException">What is wrong with it.</param>
    public EngineContextException(string? context, string file, Exception innerException)
        : base(
            new Fault(
                "find a container engine",
                context is null ? "docker configuration" : $"docker context {context}",
                $"a readable {file} that names the engine's address",
                innerException.Message,
                "select another context with `docker context use`, or set DOCKER_HOST to the engine's address"),
            innerException)
    {
        Context = context;
        File = file;
    }

    /// <summary>The name of the context, or null when it could not even be read.</summary>
    public string? Context { get; }

    /// <summary>The file that was read.</summary>
    public string File { get; }
}
