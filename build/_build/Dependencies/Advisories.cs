using System.Text.Json;
using KubeStellar.Delivery.Commands;

namespace KubeStellar.Build.Dependencies;

/// <summary>The advisories that <c>dotnet list package --vulnerable</c> knows about the packages of a solution.</summary>
internal static class Advisories
{
    /// <summary>The type that a package source's service index has for its advisories, by NuGet's protocol.</summary>
    private const string AdvisoryResource = "VulnerabilityInfo/";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Returns the advisories as lines, none where there is none.</summary>
    /// <param name="list">Runs <c>dotnet list</c> for the solution.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <exception cref="UnknownAdvisoriesException">No package source tells advisories, or the program fails.</exception>
    public static async Task<IReadOnlyList<string>> FindAsync(Command list, CancellationToken cancellationToken)
    {
        var result = await list.With("package", "--vulnerable", "--include-transitive", "--format", "json").RunAsync(cancellationToken);
        try
        {
            using var json = JsonDocument.Parse(result.StandardOutput);
            var sources = json.RootElement.GetProperty("sources").EnumerateArray().Select(source => source.GetString()!).ToList();
            await RequireAdvisoriesAsync(sources, cancellationToken);
            return [.. json.RootElement.GetProperty("projects").EnumerateArray().SelectMany(Packages).SelectMany(Describe).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new UnknownAdvisoriesException("dotnet list package", $"an answer of another form: {error.Message}");
        }
    }

    // The program says nothing both where there are no advisories and where a source has none to tell.
    private static async Task RequireAdvisoriesAsync(IReadOnlyList<string> sources, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = Patience };
        var found = new List<string>();
        foreach (var source in sources)
        {
            try
            {
                using var index = JsonDocument.Parse(await client.GetByteArrayAsync(new Uri(source), cancellationToken));
                if (index.RootElement.GetProperty("resources").EnumerateArray().Any(TellsAdvisories))
                {
                    return;
                }

                found.Add($"{source} has no advisories");
            }
            catch (Exception error) when (error is HttpRequestException or JsonException or KeyNotFoundException or InvalidOperationException or UriFormatException or NotSupportedException || IsTimeout(error, cancellationToken))
            {
                found.Add($"{source}: {error.Message}");
            }
        }

        throw new UnknownAdvisoriesException("the package sources", string.Join('\n', found.DefaultIfEmpty("no source")));
    }

    private static bool TellsAdvisories(JsonElement resource) =>
        resource.GetProperty("@type") is var type && (type.ValueKind == JsonValueKind.Array ? type.EnumerateArray() : Enumerable.Repeat(type, 1))
            .Any(one => one.GetString()?.StartsWith(AdvisoryResource, StringComparison.Ordinal) ?? false);

    private static bool IsTimeout(Exception error, CancellationToken cancellationToken) => error is OperationCanceledException && !cancellationToken.IsCancellationRequested;

    private static IEnumerable<JsonElement> Packages(JsonElement project) => List(project, "frameworks")
        .SelectMany(framework => List(framework, "topLevelPackages").Concat(List(framework, "transitivePackages")));

    private static IEnumerable<string> Describe(JsonElement package) => List(package, "vulnerabilities").Select(advisory =>
        $"{package.GetProperty("id").GetString()} {package.GetProperty("resolvedVersion").GetString()}: {advisory.GetProperty("severity").GetString()}, {advisory.GetProperty("advisoryurl").GetString()}");

    private static JsonElement.ArrayEnumerator List(JsonElement element, string name) => element.TryGetProperty(name, out var list) ? list.EnumerateArray() : default;
}
