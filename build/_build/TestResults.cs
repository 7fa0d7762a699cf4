using System.Xml.Linq;

namespace KubeStellar.Build;

/// <summary>How many tests passed, failed and were skipped, summed over the result files of <c>dotnet test --logger trx</c>.</summary>
internal sealed record TestResults(int Passed, int Failed, int Skipped)
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    public static void Clear(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static TestResults Read(string folder) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.trx").Select(ReadFile).Aggregate(new TestResults(0, 0, 0), (sum, one) => sum + one)
            : new TestResults(0, 0, 0);

    public static TestResults operator +(TestResults left, TestResults right) =>
        new(left.Passed + right.Passed, left.Failed + right.Failed, left.Skipped + right.Skipped);

    public void WriteCounts(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, ToString() + "\n");
    }

    public override string ToString() => $"{Passed} passed, {Failed} failed, {Skipped} skipped";

    private static TestResults ReadFile(string file)
    {
        var outcomes = XDocument.Load(file).Descendants(Trx + "UnitTestResult").Select(result => (string?)result.Attribute("outcome")).ToList();
        var passed = outcomes.Count(outcome => outcome == "Passed");
        var skipped = outcomes.Count(outcome => outcome == "NotExecuted");
        return new TestResults(passed, outcomes.Count - passed - skipped, skipped);
    }
}
