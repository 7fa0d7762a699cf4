using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Engines;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Images;
using KubeStellar.Delivery.Releases;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.LocalImages;

/// <summary>Builds a source's images from its work tree as it is and loads them into a container engine, as <c>ko build --local</c> and <c>docker tag</c> do; nothing is pushed.</summary>
/// <param name="builders">Build images.</param>
/// <param name="requests">Says what to build.</param>
/// <param name="scratch">A layout for the built images, one a canonical repository.</param>
/// <param name="progress">Hears of each step.</param>
public sealed class LocalImageBuild(ImageBuilders builders, KoRequests requests, IRegistry scratch, IProgress<ReleaseStep> progress)
{
    private const string LocalRegistry = "ko.local";

    /// <summary>Returns what a request asks for of several sources, without building it.</summary>
    /// <param name="sources">The sources, each with a work tree.</param>
    /// <param name="request">What to build.</param>
    /// <exception cref="UnknownImageException">No source has an image of the name asked for.</exception>
    public static IReadOnlyList<PlannedLocalImage> Plan(IReadOnlyList<SourceRepository> sources, LocalImageRequest request)
    {
        var all = sources.SelectMany(source => Plan(source, request)).ToList();
        var planned = all.Where(image => request.Only is null || image.Declaration.Name == request.Only).ToList();
        return planned.Count > 0
            ? planned
            : throw new UnknownImageException(string.Join(", ", sources.Select(source => source.Location)), request.Only, [.. all.Select(image => image.Declaration.Name)]);
    }

    /// <summary>Builds the images and loads each under <c>ko.local/&lt;name&gt;</c> and its canonical name.</summary>
    /// <param name="images">What to build.</param>
    /// <param name="engine">The engine.</param>
    /// <param name="cancellation">Stops the builds.</param>
    public async Task<IReadOnlyList<ReportedArtifact>> RunAsync(IReadOnlyList<PlannedLocalImage> images, ContainerEngine engine, CancellationToken cancellation)
    {
        var loaded = new List<ReportedArtifact>();
        foreach (var image in images)
        {
            loaded.Add(await LoadAsync(image, engine, cancellation));
        }

        return loaded;
    }

    private static IEnumerable<PlannedLocalImage> Plan(SourceRepository source, LocalImageRequest request)
    {
        var folder = source.RequireWorkTree();
        var head = source.Head ?? throw new NotARepositoryException(source.Location, "no commit yet");
        var catalog = RepositoryCatalog.Read(new WorkTreeFiles(folder), source);
        var tag = request.Tag ?? source.Abbreviate(head);
        CommitId? builtFrom = source.ListChanges().Count == 0 ? head : null;
        return catalog.Images.Select(image => new PlannedLocalImage
        {
            RepositoryName = catalog.Name,
            Folder = folder,
            Commit = builtFrom,
            CommitTime = source.TimeOf(head),
            Declaration = image with { Platforms = [request.Platform] },
            Names = [NameIn($"{LocalRegistry}/{image.Name}", tag), NameIn(image.Repository.ToString(), tag)],
        });
    }

    private static Reference NameIn(string repository, string tag) =>
        Reference.TryParse($"{repository}:{tag}", null, out var name) ? name : throw new InvalidImageTagException(tag);

    private async Task<ReportedArtifact> LoadAsync(PlannedLocalImage planned, ContainerEngine engine, CancellationToken cancellation)
    {
        var request = await requests.ForAsync(planned.Declaration, planned.Folder, planned.CommitTime, cancellation);
        var layout = scratch.Open(planned.Declaration.Repository);
        var subject = planned.Names[0].ToString();
        var builder = await builders.ForAsync(request, cancellation);
        var built = await builder.BuildAsync(request, layout, new BuildSteps(subject, progress), cancellation);
        progress.Report(new ReleaseStep(subject, $"loading into {engine.Endpoint}"));

        // ko names the image by its digest as well.
        Reference byDigest = NameIn($"{LocalRegistry}/{planned.Declaration.Name}", built.Root.Digest.Hex);
        var archive = await EngineArchive.OfAsync(layout, built.Root, [.. planned.Names, byDigest], cancellation);
        var image = await engine.LoadAsync(archive, null, cancellation);
        return planned.Report() with { Digest = image.Id, MediaType = built.Root.MediaType, Size = archive.ContentSize, Status = ArtifactStatus.Loaded };
    }
}
