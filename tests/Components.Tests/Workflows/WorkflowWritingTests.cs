using CsCheck;
using KubeStellar.Build.Workflows;
using KubeStellar.Oci;
using Nuke.Common.CI;
using Nuke.Common.Utilities;
using YamlDotNet.Serialization;

namespace KubeStellar.Build.Tests.Workflows;

public class WorkflowWritingTests
{
    private static readonly string[] Words = ["yes", "on", "Null", "12", "~", "- a", "${{ a || b }}", "a: b", "a #b", "x "];

    [Fact]
    public void Text_is_read_back_as_it_was_wherever_it_stands() =>
        Gen.OneOf(Gen.String[Gen.Char[" !\"#$%&'()*+,-./09:;<=>?@AZ[]^_`az{|}~\\"], 1, 30], Gen.OneOf([.. Words.Select(Gen.Const)])).Sample(text =>
        {
            var job = new WorkflowJob("job")
            {
                Name = text,
                RunsOn = "here",
                TimeoutMinutes = 1,
                Needs = [text, text],
                Matrix = [[KeyValuePair.Create("value", text)]],
                Steps = [new ActionStep(text, PinnedActions.Checkout, KeyValuePair.Create("input", text))],
            };
            var read = WorkflowFile.Map(Read(job)["job"]);
            Assert.Equal(text, read["name"]);
            Assert.Equal([text, text], (List<object>)read["needs"]!);
            var row = Assert.Single((List<object>)WorkflowFile.Map(WorkflowFile.Map(read["strategy"])["matrix"])["include"]!);
            Assert.Equal(text, WorkflowFile.Map(row)["value"]);
            var step = Assert.Single(WorkflowFile.StepsOf(read));
            Assert.Equal(text, step["name"]);
            Assert.Equal(text, WorkflowFile.Map(step["with"])["input"]);
        });

    [Fact]
    public void A_script_of_several_lines_stays_as_it_is()
    {
        const string Script = "if true; then\n  echo \"a: b\" # c\nfi\n";
        var step = WorkflowFile.Map(new DeserializerBuilder().Build().Deserialize<List<object>>(Text(new ScriptStep("run", Script)))[0]);
        Assert.Equal(Script, step["run"]);
    }

    [Fact]
    public void A_script_with_an_expression_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new ScriptStep("greet", "echo ${{ inputs.name }}"));
        Assert.Contains("'greet': give the value of an expression to the script as a variable", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("linux/arm64=ubuntu-24.04-arm", "linux/arm64", "linux-arm64", "ubuntu-24.04-arm")]
    [InlineData("linux/arm64,linux/s390x=ubuntu-24.04", "linux/arm64,linux/s390x", "linux-arm64_linux-s390x", "ubuntu-24.04")]
    public void A_row_of_the_matrix_names_platforms_and_a_machine(string text, string platforms, string part, string runner)
    {
        var row = MatrixRow.Parse(text);
        Assert.Equal((platforms, part, runner), (row.Platforms, row.Part, row.Runner));
    }

    [Theory]
    [InlineData("linux/arm64")]
    [InlineData("linux/arm64=")]
    [InlineData("linux/arm64=a=b")]
    public void A_row_without_platforms_and_one_machine_is_refused(string text) => Assert.Throws<FormatException>(() => MatrixRow.Parse(text));

    [Fact]
    public void A_row_with_what_is_no_platform_is_refused() => Assert.ThrowsAny<FaultException>(() => MatrixRow.Parse("arm64=ubuntu-24.04"));

    [Fact]
    public void A_release_workflow_starts_on_a_pushed_version_tag_unless_its_build_says_otherwise()
    {
        var usual = WorkflowFile.Map(Read(new ReleaseWorkflowAttribute("release").GetConfiguration([]))["on"]);
        var called = WorkflowFile.Map(Read(new ReleaseWorkflowAttribute("release") { OnPushTags = [] }.GetConfiguration([]))["on"]);

        Assert.Equal(["v*"], (List<object>)WorkflowFile.Map(usual["push"])["tags"]!);
        Assert.DoesNotContain("push", called.Keys);
    }

    private static Dictionary<object, object?> Read(ConfigurationEntity entity) => new DeserializerBuilder().Build().Deserialize<Dictionary<object, object?>>(Text(entity));

    private static string Text(ConfigurationEntity entity)
    {
        using var stream = new MemoryStream();
        using (var file = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" })
        {
            entity.Write(new CustomFileWriter(file, indentationFactor: 2, commentPrefix: "#"));
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
