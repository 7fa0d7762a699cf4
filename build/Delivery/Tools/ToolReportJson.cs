using System.Text.Json;
using KubeStellar.Delivery.Releases;

namespace KubeStellar.Delivery.Tools;

/// <summary>Writes what a repository's programs are as JSON; a program that cannot be had is also a failed check.</summary>
public static class ToolReportJson
{
    private const string CheckId = "tool.available";

    /// <summary>Writes the report to a stream.</summary>
    /// <param name="target">The target that ran.</param>
    /// <param name="tools">The programs.</param>
    /// <param name="stream">The stream.</param>
    public static void Write(string target, IReadOnlyList<ListedTool> tools, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, DeliveryReportJson.Options);
        json.WriteStartObject();
        json.WriteString("target", target);
        json.WriteNull("version");
        json.WriteStartArray("artifacts");
        json.WriteEndArray();
        json.WriteStartArray("tools");
        foreach (var tool in tools)
        {
            WriteTool(json, tool);
        }

        json.WriteEndArray();
        json.WriteStartArray("checks");
        foreach (var tool in tools)
        {
            DeliveryReportJson.WriteCheck(json, CheckOf(tool));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Returns the origin as reports spell it.</summary>
    /// <param name="origin">The origin.</param>
    public static string NameOf(ToolOrigin origin) => origin switch
    {
        ToolOrigin.Path => "PATH",
        ToolOrigin.ToolCache => "tool cache",
        ToolOrigin.Installed => "installed",
        _ => throw new ArgumentOutOfRangeException(nameof(origin)),
    };

    private static void WriteTool(Utf8JsonWriter json, ListedTool tool)
    {
        json.WriteStartObject();
        json.WriteString("repository", tool.Repository);
        json.WriteString("name", tool.Name);
        json.WriteString("pinned", tool.Pinned);
        json.WriteString("place", tool.Place);
        json.WriteString("version", tool.Found?.Version);
        json.WriteString("origin", tool.Found is { } found ? NameOf(found.Origin) : null);
        json.WriteString("path", tool.Found?.Path);
        json.WriteString("note", tool.Note);
        json.WriteEndObject();
    }

    private static CheckResult CheckOf(ListedTool tool) => tool.Missing is { } missing
        ? CheckResult.Failed(CheckId, $"{tool.Repository}: {tool.Name}", missing.Fault)
        : CheckResult.Passed(CheckId, $"{tool.Repository}: {tool.Name}", tool.Pinned);
}
