using System.Net.Sockets;
using Docker.DotNet;
using Docker.DotNet.Models;
using KubeStellar.Oci;
using Platform = KubeStellar.Oci.Platform;

namespace KubeStellar.Delivery.Engines;

/// <summary>A running container engine that speaks Docker's API: docker or podman.</summary>
public sealed class ContainerEngine : IDisposable
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(10);
    private readonly DockerClient _client;

    private ContainerEngine(DockerClient client, EngineEndpoint endpoint)
    {
        _client = client;
        Endpoint = endpoint;
    }

    /// <summary>Where the engine listens.</summary>
    public EngineEndpoint Endpoint { get; }

    /// <summary>Returns the first engine that answers.</summary>
    /// <param name="environment">The environment's variables, read by <see cref="EngineEndpoints.FindAsync"/>.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="EngineMissingException">None answers.</exception>
    /// <exception cref="EngineAccessException">None answers, and at least one may not be talked to.</exception>
    /// <exception cref="EngineContextException">The docker context that is selected cannot be read.</exception>
    public static async Task<ContainerEngine> ConnectAsync(IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        var tried = new List<(EngineEndpoint Endpoint, string Outcome)>();
        EngineAccessException? denied = null;
        foreach (var endpoint in await EngineEndpoints.FindAsync(environment, cancellationToken))
        {
            try
            {
                var (engine, outcome) = await TryConnectAsync(endpoint, cancellationToken);
                if (engine is not null)
                    return engine;
                tried.Add((endpoint, outcome));
            }
            catch (EngineAccessException exception)
            {
                denied ??= exception;
            }
        }
        throw denied is not null ? denied : new EngineMissingException(tried);
    }

    /// <summary>Loads an image under all its names and makes sure that the engine holds that very image.</summary>
    /// <param name="archive">The image.</param>
    /// <param name="sent">Receives the number of bytes of blobs sent so far, after each.</param>
    /// <param name="cancellationToken">Stops the loading.</param>
    /// <exception cref="EngineLoadException">The engine refuses the image, or holds another one under its name.</exception>
    public async Task<EngineImage> LoadAsync(EngineArchive archive, IProgress<long>? sent, CancellationToken cancellationToken)
    {
        await using var stream = archive.Open(sent, cancellationToken);
        string? complaint = null;
        try
        {
            var messages = new Messages(message => complaint ??= message.ErrorMessage ?? message.Error?.Message);
            await _client.Images.LoadImageAsync(new ImageLoadParameters { Quiet = true }, stream, messages, cancellationToken);
        }
        catch (Exception exception) when (IsOfEngine(exception))
        {
            // What broke the stream, such as a damaged layout, is the better story than the request that broke with it.
            for (var cause = exception; cause is not null; cause = cause.InnerException)
            {
                if (cause is FaultException)
                    throw cause;
            }
            throw new EngineLoadException(Endpoint, archive.Names[0], archive.ConfigDigest, exception.Message, exception);
        }
        if (complaint is not null)
            throw new EngineLoadException(Endpoint, archive.Names[0], archive.ConfigDigest, complaint);

        var first = archive.Names[0];
        var image = await InspectLoadedAsync(archive, cancellationToken)
            ?? throw new EngineLoadException(Endpoint, first, archive.ConfigDigest, "no image of that name after loading");
        if (image.Id != archive.ConfigDigest && image.Id != archive.Manifest.Digest)
            throw new EngineLoadException(Endpoint, first, archive.ConfigDigest, $"image ID {image.Id}");
        foreach (var name in archive.Names.Skip(1))
            await TagAsync(image.Id, name, cancellationToken);
        return archive.Names.Count == 1 ? image : await InspectLoadedAsync(archive, cancellationToken) ?? image;
    }

    /// <summary>Gives an image that the engine holds one more name, taking it from the image that had it.</summary>
    /// <param name="image">The image ID.</param>
    /// <param name="name">The name, with a tag.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="EngineLoadException">The engine refuses.</exception>
    public async Task TagAsync(Digest image, Reference name, CancellationToken cancellationToken)
    {
        try
        {
            await _client.Images.TagImageAsync(
                image.ToString(),
                new ImageTagParameters { RepositoryName = name.Repository.ToString(), Tag = name.Tag ?? throw new ArgumentException("the name needs a tag", nameof(name)), Force = true },
                cancellationToken);
        }
        catch (Exception exception) when (IsOfEngine(exception))
        {
            throw new EngineLoadException(Endpoint, name, image, exception.Message, exception);
        }
    }

    /// <summary>Returns the image that the engine holds under a name, or null when there is none.</summary>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">Stops the question.</param>
    public async Task<EngineImage?> InspectAsync(Reference name, CancellationToken cancellationToken)
    {
        try
        {
            var image = await _client.Images.InspectImageAsync(name.ToString(), cancellationToken);
            // podman leaves the algorithm out.
            var id = Digest.TryParse(image.ID, out var digest) ? digest : Digest.Parse("sha256:" + image.ID);
            var variant = string.IsNullOrEmpty(image.Variant) ? null : image.Variant;
            return new EngineImage(id, [.. image.RepoTags ?? []], new Platform(image.Os, image.Architecture, variant), image.Size);
        }
        catch (DockerImageNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Closes the connections to the engine.</summary>
    public void Dispose() => _client.Dispose();

    private async Task<EngineImage?> InspectLoadedAsync(EngineArchive archive, CancellationToken cancellationToken)
    {
        try
        {
            return await InspectAsync(archive.Names[0], cancellationToken);
        }
        catch (Exception exception) when (IsOfEngine(exception))
        {
            throw new EngineLoadException(Endpoint, archive.Names[0], archive.ConfigDigest, exception.Message, exception);
        }
    }

    private static bool IsOfEngine(Exception exception) => exception is DockerApiException or HttpRequestException or IOException;

    private static async Task<(ContainerEngine? Engine, string Outcome)> TryConnectAsync(EngineEndpoint endpoint, CancellationToken cancellationToken)
    {
        if (endpoint.SocketPath is { } path && !File.Exists(path))
            return (null, "does not exist");
        if (!Uri.TryCreate(endpoint.Address, UriKind.Absolute, out var uri) || uri.Scheme is not ("unix" or "tcp" or "http" or "npipe"))
            return (null, "unix, tcp, http and npipe addresses are understood, this one is not");
        DockerClient? client = null;
        try
        {
            using var configuration = new DockerClientConfiguration(uri, defaultTimeout: Timeout.InfiniteTimeSpan);
            client = configuration.CreateClient();
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(AnswerTime);
            await client.System.PingAsync(patience.Token);
            var engine = new ContainerEngine(client, endpoint);
            client = null;
            return (engine, "");
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            for (var cause = exception; cause is not null; cause = cause.InnerException)
            {
                if (cause is SocketException { SocketErrorCode: SocketError.AccessDenied } or UnauthorizedAccessException)
                    throw new EngineAccessException(endpoint, cause);
            }
            return (null, exception is OperationCanceledException ? $"no answer within {AnswerTime.TotalSeconds} s" : (exception.InnerException ?? exception).Message);
        }
        finally
        {
            client?.Dispose();
        }
    }

    private sealed class Messages(Action<JSONMessage> receive) : IProgress<JSONMessage>
    {
        public void Report(JSONMessage value) => receive(value);
    }
}
