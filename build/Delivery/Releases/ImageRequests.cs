using KubeStellar.Delivery.Images;

namespace KubeStellar.Delivery.Releases;

/// <summary>Turns a planned image into a build that depends on its commit alone, with the origin written on it.</summary>
/// <param name="environment">The user's environment: ko's variables are honoured, those that change what go makes are not.</param>
public sealed class ImageRequests(IReadOnlyDictionary<string, string> environment)
{
    private readonly KoRequests _koRequests = new(environment, pinned: true);

    /// <summary>Returns the build of a planned image.</summary>
    /// <param name="planned">The planned image.</param>
    /// <param name="checkout">The folder that holds exactly its commit.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<ImageRequest> ForAsync(PlannedImage planned, string checkout, CancellationToken cancellation)
    {
        var facts = planned.Source.Facts;
        var identity = planned.Source.Identity;
        var image = planned.Image;
        var request = await _koRequests.ForAsync(image.Declaration, checkout, facts.CommitTime, cancellation);
        return request with
        {
            Platforms = planned.Platforms,
            Flags = image.Flags.Count > 0 ? image.Flags : request.Flags,
            Ldflags = image.Ldflags.Count > 0 ? image.Ldflags : request.Ldflags,
            Environment = Merge(request.Environment, image.Environment),
            Labels = Merge(image.Labels, identity),
            Annotations = identity,
        };
    }

    private static Dictionary<string, string> Merge(IReadOnlyDictionary<string, string> lower, IReadOnlyDictionary<string, string> upper)
    {
        var merged = new Dictionary<string, string>(lower, StringComparer.Ordinal);
        foreach (var (key, value) in upper)
        {
            merged[key] = value;
        }

        return merged;
    }
}
