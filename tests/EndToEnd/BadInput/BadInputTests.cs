namespace KubeStellar.EndToEnd.BadInput;

/// <summary>What a user can type wrongly, through the program itself.</summary>
public sealed class BadInputTests(BadInputRuns runs) : IClassFixture<BadInputRuns>
{
    private static readonly string[] SignsOfACrash = ["   at ", "Unhandled exception", "System.", "not foreseen", "Stack overflow"];

    private static readonly string[] Facts = ["cannot ", "expected:", "found:", "next:"];

    public static TheoryData<string> Names => [.. BadInputCorpus.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Bad_input_is_told_with_what_is_wrong_and_what_to_do(string name)
    {
        var one = BadInputCorpus.All.Single(each => each.Name == name);
        var run = runs[one];
        var output = run.StandardOutput + run.StandardError;

        Assert.True(run.ExitCode == 255, $"exit code {run.ExitCode}\n{output}");
        Assert.All(one.Expected, expected => Assert.Contains(expected, output, StringComparison.Ordinal));
        Assert.All(one.IsFault ? Facts : ["[ERR] "], part => Assert.Contains(part, output, StringComparison.Ordinal));
        Assert.All(SignsOfACrash, sign => Assert.DoesNotContain(sign, output, StringComparison.Ordinal));
        Assert.DoesNotContain(output, character => char.IsControl(character) && character is not ('\n' or '\t' or '\r'));
    }

    [Fact]
    public void Bad_input_leaves_reports_of_refusals_and_nothing_else()
    {
        var left = runs.ListRoot().Except(runs.Before).Where(path => path != "output").ToList();

        Assert.All(left, path => Assert.True(path is "output/journal.jsonl" or "output/.run.lock" or "output/.gitignore" || (path.StartsWith("output/", StringComparison.Ordinal) && path.EndsWith(".json", StringComparison.Ordinal)), path));
        Assert.All(Directory.EnumerateFiles(runs.Temporary, "*", SearchOption.AllDirectories), path => Assert.EndsWith(".lock", path, StringComparison.Ordinal));
    }
}
