using KubeStellar.Oci;

namespace KubeStellar.Delivery.LocalCharts;

/// <summary>The image given for a chart is none, or it is open which of several own images it is to stand for.</summary>
public sealed class UnusableChartImageException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="image">The image as given.</param>
    /// <param name="expected">What would have been right.</param>
    public UnusableChartImageException(string image, string expected)
        : base(new Fault("choose the chart's image", $"\"{image}\"", expected, image.Length > 0 ? $"\"{image}\"" : "nothing", "give another --img, such as localhost:5000/controller-manager:test"))
        => Image = image;

    /// <summary>The image as given.</summary>
    public string Image { get; }
}
