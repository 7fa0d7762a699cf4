using Docker.DotNet;
using Docker.DotNet.Models;
using KubeStellar.Oci;
using Platform = KubeStellar.Oci.Platform;
using Version = System.Version;

namespace KubeStellar.Delivery.Engines;

/// <summary>A running container engine that speaks Docker's API: docker or podman.</summary>
public sealed class ContainerEngine : IDisposable
{
    private readonly DockerClient _client;
    private readonly EngineAbout _about;

    internal ContainerEngine(DockerClient client, EngineEndpoint endpoint, EngineAbout about)
    {
        _client = client;
        _about = about;
        Endpoint = endpoint;
    }

    /// <summary>Where the engine listens.</summary>
    public EngineEndpoint Endpoint { get; }

    /// <summary>The version of Docker's API that is spoken with it.</summary>
    public Version Api => _about.Spoken;

    /// <summary>Returns the first engine that answers.</summary>
    /// <param name="environment">The environment's variables, read by <see cref="EngineEndpoints.FindAsync"/>.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <param name="limits">The bounds of the conversation; null for the defaults.</param>
    /// <exception cref="EngineMissingException">None answers.</exception>
    /// <exception cref="EngineAccessException">None answers, and at least one may not be talked to.</exception>
    /// <exception cref="EngineVersionException">None answers, and at least one is too old.</exception>
    /// <exception cref="EngineContextException">The docker context that is selected cannot be read.</exception>
    /// <exception cref="EngineCertificateException">The certificates that are set cannot be read.</exception>
    public static async Task<ContainerEngine> ConnectAsync(
        IReadOnlyDictionary<string, string> environment,
        CancellationToken cancellationToken,
        EngineLimits? limits = null)
    {
        var tried = new List<EngineAttempt>();
        FaultException? refused = null;
        foreach (var endpoint in await EngineEndpoints.FindAsync(environment, cancellationToken))
        {
            try
            {
                var (engine, attempt) = await new EngineProbe(endpoint, limits ?? new EngineLimits()).ConnectAsync(cancellationToken);
                if (engine is not null)
                    return engine;
                tried.Add(attempt);
            }
            catch (Exception exception) when (exception is EngineAccessException or EngineVersionException)
            {
                refused ??= (FaultException)exception;
            }
        }

        throw refused ?? new EngineMissingException(tried);
    }

    /// <summary>Loads an image under all its names and makes sure that the engine holds that very image.</summary>
    /// <param name="archive">The image.</param>
    /// <param name="sent">Receives the number of bytes of blobs sent so far, after each.</param>
    /// <param name="cancellationToken">Stops the loading; the engine drops what it got.</param>
    /// <exception cref="EngineLoadException">The engine refuses the image, or holds another one under its name.</exception>
    public async Task<EngineImage> LoadAsync(EngineArchive archive, IProgress<long>? sent, CancellationToken cancellationToken)
    {
        var first = archive.Names[0];
        if (await SendAsync(archive, sent, cancellationToken) is { } complaint)
            throw Failure(first, archive.ConfigDigest, EngineRefusal.Saying(complaint, _about.IsPodman));

        var image = await InspectLoadedAsync(archive, cancellationToken)
            ?? throw Failure(first, archive.ConfigDigest, EngineRefusal.Saying("no image of that name after loading", _about.IsPodman));
        if (image.Id != archive.ConfigDigest && image.Id != archive.Manifest.Digest)
        {
            throw Failure(
                first,
                archive.ConfigDigest,
                new EngineRefusal($"image ID {image.Id}", "look whether somebody else gives that name to images of this engine at the same time, then run again"));
        }

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
        catch (Exception exception) when (EngineRefusal.Is(exception))
        {
            throw Failure(name, image, EngineRefusal.Of(exception, _about.IsPodman), exception);
        }
    }

    /// <summary>Returns the image that the engine holds under a name, or null when there is none.</summary>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">Stops the question.</param>
    /// <exception cref="EngineInspectException">The engine does not say.</exception>
    public async Task<EngineImage?> InspectAsync(Reference name, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(name, cancellationToken);
        }
        catch (Exception exception) when (EngineRefusal.Is(exception))
        {
            var refusal = EngineRefusal.Of(exception, _about.IsPodman);
            throw new EngineInspectException(Endpoint, name, refusal.Found, refusal.NextStep, exception);
        }
    }

    /// <summary>Closes the connections to the engine.</summary>
    public void Dispose() => _client.Dispose();

    // Returns what the engine complains about, or null.
    private async Task<string?> SendAsync(EngineArchive archive, IProgress<long>? sent, CancellationToken cancellationToken)
    {
        string? complaint = null;
        await using var stream = archive.Open(sent, cancellationToken);
        try
        {
            var messages = new Messages(message => complaint ??= message.ErrorMessage ?? message.Error?.Message);
            await _client.Images.LoadImageAsync(new ImageLoadParameters { Quiet = true }, stream, messages, cancellationToken);
            return complaint;
        }
        catch (Exception exception) when (EngineRefusal.Is(exception))
        {
            // What broke the stream, such as a damaged layout, is the better story than the request that broke with it.
            for (var cause = exception; cause is not null; cause = cause.InnerException)
            {
                if (cause is FaultException)
                    throw cause;
            }

            throw Failure(archive.Names[0], archive.ConfigDigest, EngineRefusal.Of(exception, _about.IsPodman), exception);
        }
    }

    private async Task<EngineImage?> InspectLoadedAsync(EngineArchive archive, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(archive.Names[0], cancellationToken);
        }
        catch (Exception exception) when (EngineRefusal.Is(exception))
        {
            throw Failure(archive.Names[0], archive.ConfigDigest, EngineRefusal.Of(exception, _about.IsPodman), exception);
        }
    }

    private async Task<EngineImage?> AskAsync(Reference name, CancellationToken cancellationToken)
    {
        try
        {
            var image = await _client.Images.InspectImageAsync(name.ToString(), cancellationToken);

            // podman leaves the algorithm out.
            var id = Digest.TryParse(image.ID, out var digest) ? digest : Digest.Parse("sha256:" + image.ID);
            var variant = string.IsNullOrEmpty(image.Variant) ? "" : "/" + image.Variant;
            return new EngineImage(id, [.. image.RepoTags ?? []], Platform.Parse($"{image.Os}/{image.Architecture}{variant}"), image.Size);
        }
        catch (DockerImageNotFoundException)
        {
            return null;
        }
    }

    private EngineLoadException Failure(Reference name, Digest expected, EngineRefusal refusal, Exception? cause = null) =>
        new(Endpoint, name, expected, refusal.Found, refusal.NextStep, cause);

    private sealed class Messages(Action<JSONMessage> receive) : IProgress<JSONMessage>
    {
        public void Report(JSONMessage value) => receive(value);
    }
}
