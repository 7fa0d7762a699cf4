namespace KubeStellar.Delivery.Charts.Metadata;

/// <summary>One who maintains a chart.</summary>
/// <param name="Name">The name, or empty.</param>
/// <param name="Email">The e-mail address, or empty.</param>
/// <param name="Url">The web address, or empty.</param>
public sealed record ChartMaintainer(string Name, string Email, string Url);
