using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Releases.Gate;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Releases.Gate;

public sealed class GateChecksTests
{
    [Fact]
    public void Every_check_is_named_once_and_explained_in_the_readme()
    {
        var readme = File.ReadAllText(Path.Combine(TestTools.RepositoryRoot, "README.md"));
        Assert.All(GateChecks.All, check => Assert.Contains($"`{check.Id}`", readme, StringComparison.Ordinal));
        Assert.Equal(GateChecks.All.Count, GateChecks.All.Select(check => check.Id).Distinct().Count());
    }

    [Fact]
    public void Every_check_that_the_sources_report_is_one_of_the_gate()
    {
        // An audit has checks of its own.
        var reported = ((string[])["Releases", "GitHub"])
            .SelectMany(folder => Directory.GetFiles(Path.Combine(TestTools.RepositoryRoot, "build", "Delivery", folder), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(file), "(?:Id => |Id = |Passed\\(|Failed\\(\\s*)\"(?<id>[a-z]+\\.[a-z-]+)\""))
            .Select(match => match.Groups["id"].Value).Where(id => id != DeliveryReport.Interrupted).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(GateChecks.All.Select(check => check.Id).Order(StringComparer.Ordinal), reported);
    }
}
