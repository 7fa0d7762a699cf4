using KubeStellar.Delivery.Scratch;

namespace KubeStellar.Delivery.Releases;

/// <summary>The least space that making a release takes; what is in a cache already is not taken off, since whoever has so little left runs out of it soon.</summary>
public static class ReleaseSpace
{
    /// <summary>The staged layers and the copy of them in a local registry, for one platform of one image.</summary>
    public const long ForImage = 32L << 20;

    /// <summary>The binary, its layer and the base image's, for one platform of one image.</summary>
    public const long ForBuild = 96L << 20;

    /// <summary>A checkout of the commit that is released, for one source.</summary>
    public const long ForCheckout = 64L << 20;

    /// <summary>What programs write meanwhile.</summary>
    public const long ForPrograms = 64L << 20;

    /// <summary>Returns what carrying out a plan takes at least.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="output">The absolute folder for what runs leave.</param>
    /// <param name="cache">The absolute folder for what is kept between runs.</param>
    /// <param name="temporary">The absolute folder for temporary files.</param>
    public static IReadOnlyList<DiskNeed> Of(ReleasePlan plan, string output, string cache, string temporary)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var platforms = plan.Artifacts.OfType<PlannedImage>().Sum(image => image.BuiltFor.Count);
        var sources = plan.Artifacts.Select(artifact => artifact.Source).Distinct().Count();
        return [new(output, platforms * ForImage), new(cache, (platforms * ForBuild) + (sources * ForCheckout)), new(temporary, ForPrograms)];
    }
}
