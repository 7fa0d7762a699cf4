using KubeStellar.Delivery.Releases;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Releases;

public sealed class ReportFileTests : IDisposable
{
    private static readonly DeliveryReport Report = new("Release", "1.0.0", [], []);
    private readonly TemporaryDirectory _folder = new();

    [Fact]
    public void It_is_written_whole_into_a_folder_that_it_makes()
    {
        ReportFile.Prepare(_folder["new/report.json"]).Write(Report);
        Assert.Contains("\"version\": \"1.0.0\"", File.ReadAllText(_folder["new/report.json"]), StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder["new"]));
    }

    [Fact]
    public void What_an_earlier_run_reported_is_gone_before_this_one_has_done_anything()
    {
        ReportFile.Prepare(_folder["report.json"]).Write(Report);
        ReportFile.Prepare(_folder["report.json"]);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.FullPath));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_an_error_before_the_run()
    {
        _folder.Make("folder");
        _folder.Write("file", "");
        foreach (var path in new[] { _folder["folder"], _folder["file/report.json"] })
        {
            Assert.Equal(path, Assert.Throws<UnwritableReportException>(() => ReportFile.Prepare(path)).Path);
        }

        Assert.Equal(2, Directory.EnumerateFileSystemEntries(_folder.FullPath).Count());
    }

    [Fact]
    public void A_report_that_cannot_be_written_to_its_end_leaves_nothing()
    {
        var report = ReportFile.Prepare(_folder["report.json"]);
        Assert.Throws<UnwritableReportException>(() => report.Write(_ => throw new IOException("no space left")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.FullPath));
    }

    public void Dispose() => _folder.Dispose();
}
