namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>How a chart refers to something.</summary>
public enum ChartReferenceRole
{
    /// <summary>A container runs the image, or a Job installs the chart.</summary>
    Run,

    /// <summary>An object hands it on to what will run it: in a variable, an argument or a file.</summary>
    Passed,

    /// <summary>A text names an artifact of the chart's own source with a version.</summary>
    Named,
}
