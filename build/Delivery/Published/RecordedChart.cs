namespace KubeStellar.Delivery.Published;

/// <summary>What the configuration of a chart's artifact says of the chart.</summary>
/// <param name="Name">The chart's name.</param>
/// <param name="Version">The chart's version.</param>
/// <param name="AppVersion">The version of what the chart installs, or empty.</param>
public sealed record RecordedChart(string Name, string Version, string AppVersion);
