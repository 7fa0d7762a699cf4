namespace KubeStellar.Delivery.Releases;

/// <summary>Makes the images of a plan.</summary>
public interface IImageStager
{
    /// <summary>Makes an image and tags it in its layout.</summary>
    /// <param name="planned">The image.</param>
    /// <param name="checkout">The folder that holds exactly the tagged commit.</param>
    /// <param name="cancellation">Stops the work.</param>
    Task<StagedImage> StageAsync(PlannedImage planned, string checkout, CancellationToken cancellation);
}
