using System.Text.Json;
using System.Text.RegularExpressions;
using KubeStellar.Build.Workflows;
using KubeStellar.Testing;

namespace KubeStellar.Build.Tests.Workflows;

public sealed partial class WorkflowFilesTests
{
    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(WorkflowFile.Folder).Select(file => Path.GetFileName(file)!)];

    [Fact]
    public void There_is_a_workflow_for_pushes_and_one_for_releases() => Assert.Equal(["ci.yml", "release.yml"], Directory.EnumerateFiles(WorkflowFile.Folder).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_action_is_pinned_by_commit_with_its_version_as_comment(string name)
    {
        var workflow = WorkflowFile.Read(name);
        var lines = Uses().Matches(workflow.Text).Select(line => line.Groups["value"].Value).ToList();
        Assert.All(lines, value => PinnedAction.Parse(value));
        Assert.Equal(workflow.Steps.Count(step => step.ContainsKey("uses")), lines.Count);
        Assert.NotEmpty(lines);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_job_has_a_permission_that_it_does_not_name_and_none_has_a_token_for_other_services(string name)
    {
        var workflow = WorkflowFile.Read(name);
        Assert.Empty(WorkflowFile.Map(workflow["permissions"]));
        Assert.All(workflow.Jobs.Values, job =>
        {
            Assert.Contains("contents", WorkflowFile.Permissions(job).Keys);
            Assert.DoesNotContain("id-token", WorkflowFile.Permissions(job).Keys);
        });
    }

    [Fact]
    public void Only_the_job_that_promotes_may_write_and_it_waits_for_an_environment()
    {
        var jobs = WorkflowFile.Read("release.yml").Jobs;
        var writing = jobs.Where(job => WorkflowFile.Permissions(job.Value).Values.Contains("write")).ToList();
        var (id, promote) = Assert.Single(writing);
        Assert.Equal("promote", id);
        Assert.Equal(new Dictionary<string, string> { ["contents"] = "write", ["packages"] = "write" }, WorkflowFile.Permissions(promote));
        Assert.Equal("release", promote["environment"]);
    }

    [Fact]
    public void What_is_rehearsed_and_promoted_has_a_GitHub_release_where_the_token_may_make_one()
    {
        var steps = WorkflowFile.Read("release.yml").Steps.Where(step => step.TryGetValue("env", out var variables) && WorkflowFile.Map(variables).ContainsKey("NUKE_GITHUB_RELEASE")).ToList();
        Assert.Equal(["Rehearse", "Promote"], steps.Select(step => step["name"]));
        Assert.All(steps, step => Assert.Equal("${{ !inputs.repository || inputs.repository == github.repository }}", WorkflowFile.Map(step["env"])["NUKE_GITHUB_RELEASE"]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_checkout_leaves_the_token_where_later_steps_find_it(string name) =>
        Assert.All(
            WorkflowFile.Read(name).Steps.Where(step => ((string?)step.GetValueOrDefault("uses"))?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true),
            step => Assert.Equal("false", WorkflowFile.Map(step["with"])["persist-credentials"]));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_job_ends_in_time(string name) =>
        Assert.All(WorkflowFile.Read(name).Jobs.Values, job => Assert.InRange(int.Parse((string)job["timeout-minutes"]!, null), 1, 120));

    [Theory]
    [MemberData(nameof(Names))]
    public void No_script_holds_an_expression_or_a_secret(string name) =>
        Assert.All(WorkflowFile.Read(name).Steps.Select(step => step.GetValueOrDefault("run")).OfType<string>(), script =>
        {
            Assert.DoesNotContain("${{", script, StringComparison.Ordinal);
            Assert.DoesNotContain("TOKEN", script, StringComparison.OrdinalIgnoreCase);
        });

    [Fact]
    public void A_release_of_a_tag_is_never_cancelled_by_another_and_two_of_one_tag_never_run_at_once()
    {
        var concurrency = WorkflowFile.Map(WorkflowFile.Read("release.yml")["concurrency"]);
        Assert.Equal("false", concurrency["cancel-in-progress"]);
        Assert.Equal("release ${{ inputs.repository || github.repository }} ${{ inputs.tag || github.ref_name }}", concurrency["group"]);
    }

    [Fact]
    public void A_person_or_a_repository_of_the_family_starts_a_release_and_a_tag_of_this_repository_does_not()
    {
        var triggers = WorkflowFile.Map(WorkflowFile.Read("release.yml")["on"]);
        Assert.Equal(["workflow_call", "workflow_dispatch"], triggers.Keys);
        Assert.Equal(["repository", "tag"], WorkflowFile.Map(WorkflowFile.Map(triggers["workflow_call"])["inputs"]).Keys);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Jobs_need_only_jobs_that_come_before_them(string name)
    {
        var seen = new HashSet<object>();
        foreach (var (id, job) in WorkflowFile.Read(name).Jobs)
        {
            Assert.All((List<object>?)job.GetValueOrDefault("needs") ?? [], needed => Assert.Contains(needed, seen));
            seen.Add(id);
        }
    }

    [Fact]
    public void What_one_job_keeps_is_what_a_later_one_brings_and_joins()
    {
        var workflow = WorkflowFile.Read("release.yml");
        var matrix = WorkflowFile.Map(WorkflowFile.Map(workflow.Jobs["image"]["strategy"])["matrix"]);
        var parts = ((List<object>)matrix["include"]!).Select(row => (string)WorkflowFile.Map(row)["part"]!).ToList();
        var brought = Inputs(workflow.Jobs["rehearse"], "actions/download-artifact").ToDictionary(with => (string)with["name"]!, with => (string)with["path"]!);
        Assert.Equal(parts.Select(part => $"part-{part}"), brought.Keys);
        Assert.Equal("part-${{ matrix.part }}", Assert.Single(Inputs(workflow.Jobs["image"], "actions/upload-artifact"))["name"]);
        Assert.Contains(workflow.Calls(), call => call[0] == "Rehearse" && call[^1] == string.Join(',', brought.Values));
        Assert.Equal(
            Assert.Single(Inputs(workflow.Jobs["rehearse"], "actions/upload-artifact"))["name"],
            Assert.Single(Inputs(workflow.Jobs["promote"], "actions/download-artifact"))["name"]);
    }

    [Fact]
    public void Every_target_and_parameter_that_a_workflow_names_is_one_of_the_build()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(TestTools.RepositoryRoot, ".nuke", "build.schema.json")));
        var targets = schema.RootElement.GetProperty("definitions").GetProperty("ExecutableTarget").GetProperty("enum").EnumerateArray().Select(name => name.GetString()!).ToList();
        var parameters = schema.RootElement.GetProperty("allOf")[0].GetProperty("properties").EnumerateObject().Select(property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var calls = WorkflowFile.Read("release.yml").Calls().ToList();
        Assert.Equal(["Release", "Release", "Rehearse", "Promote"], calls.Select(call => call[0]));
        Assert.All(calls, call => Assert.Contains(call[0], targets));
        Assert.All(
            calls.SelectMany(call => call).Where(word => word.StartsWith("--", StringComparison.Ordinal)),
            word => Assert.Contains(word.Replace("-", "", StringComparison.Ordinal), parameters));
    }

    [Fact]
    public void The_workflow_for_pushes_runs_what_CI_runs_elsewhere()
    {
        var script = Assert.Single(WorkflowFile.Read("ci.yml").Steps.Select(step => step.GetValueOrDefault("run")).OfType<string>());
        Assert.Equal(".ci/run", script.Trim());
    }

    private static IEnumerable<Dictionary<object, object?>> Inputs(Dictionary<object, object?> job, string action) => WorkflowFile.StepsOf(job)
        .Where(step => ((string?)step.GetValueOrDefault("uses"))?.StartsWith(action + "@", StringComparison.Ordinal) == true)
        .Select(step => WorkflowFile.Map(step["with"]));

    [GeneratedRegex(@"^ +uses: (?<value>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Uses();
}
