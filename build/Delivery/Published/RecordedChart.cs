using System.Text.Json;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Published;

/// <summary>What the configuration of a chart's artifact says of the chart.</summary>
/// <param name="Name">The chart's name.</param>
/// <param name="Version">The chart's version.</param>
/// <param name="AppVersion">The version of what the chart installs, or empty.</param>
public sealed record RecordedChart(string Name, string Version, string AppVersion)
{
    /// <summary>Reads a configuration.</summary>
    /// <param name="config">The bytes.</param>
    /// <exception cref="MalformedContentException">They are none.</exception>
    public static RecordedChart Parse(ReadOnlyMemory<byte> config)
    {
        try
        {
            using var document = JsonFacts.Parse(config);
            var chart = document.RootElement;
            return Of(chart.RequiredText("name"), chart.RequiredText("version"), chart.Text("appVersion") ?? "");
        }
        catch (JsonException error)
        {
            throw new MalformedContentException("chart configuration", error.Message, error);
        }
    }

    internal static RecordedChart Of(string name, string version, string appVersion) =>
        new(RecordedText.Of(name), RecordedText.Of(version), RecordedText.Of(appVersion));
}
