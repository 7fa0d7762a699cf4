using Nuke.Common.IO;

namespace Nuke.Common.Tests.Parameters;

/// <summary>What a user can type, set or write wrongly before any target runs.</summary>
public class BadInputTests : HostTest
{
    private const string Escape = "\u001b[31m";

    private enum Color
    {
        Red,
        DarkBlue,
    }

    private sealed class Build : TestBuild
    {
        [Parameter] public readonly string? Name;
        [Parameter] public readonly bool Flag;
        [Parameter] public readonly int Count = 1;
        [Parameter] public readonly Color Color;
        [Parameter] public readonly AbsolutePath? Folder;
        [Parameter] public readonly string[] Words = [];
        [Parameter, Secret] public readonly int Secret;

        public Target Publish => _ => _.Executes(() => Ran.Add("Publish"));
    }

    [Theory]
    [InlineData("Publsh", "Target 'Publsh' does not exist. Did you mean 'Publish'?")]
    [InlineData("publish+Nothing", "Target 'Nothing' does not exist.")]
    [InlineData(Escape, "Target '\uFFFD[31m' does not exist.")]
    [InlineData("Pub\u200Blish", "Target 'Pub\uFFFDlish' does not exist.")]
    [InlineData("../Publish", "Target '../Publish' does not exist.")]
    [InlineData("Publish --nmae x", "Unknown argument '--nmae'. Did you mean '--name'?")]
    [InlineData("Publish --" + Escape, "Unknown argument '--\uFFFD[31m'.")]
    [InlineData("Publish --name=x", "Argument '--name=' must have its value after a space: '--name <value>'")]
    [InlineData("Publish -", "Unknown argument '-'.")]
    [InlineData("Publish --name", "Parameter '--name' needs a value (a text)")]
    [InlineData("Publish --name a b", "Parameter '--name' cannot have the value 'a b' (command line): expected a text.")]
    [InlineData("Publish --flag perhaps", "Parameter '--flag' cannot have the value 'perhaps' (command line): expected true or false.")]
    [InlineData("Publish --count 1.5", "expected a whole number")]
    [InlineData("Publish --count 99999999999", "expected a whole number")]
    [InlineData("Publish --count ١", "expected a whole number")]
    [InlineData("Publish --color rde", "Did you mean 'Red'?")]
    [InlineData("Publish --color 1", "expected one of Red, DarkBlue")]
    [InlineData("Publish --color " + Escape, "cannot have the value '\uFFFD[31m'")]
    [InlineData("Publish --secret hunter2", "cannot have the value (hidden)")]
    [InlineData("Publish --verbosity loud", "expected one of Verbose, Normal, Minimal, Quiet")]
    [InlineData("Publish --host " + Escape, "cannot have the value '\uFFFD[31m'")]
    [InlineData("Publish --partition 3/1", "expected a part as in 1/3")]
    [InlineData("Publish --profile nothing", "Profile 'nothing' has no file")]
    [InlineData("Publish --profile ../" + Escape, "Profile '../\uFFFD[31m' has no file")]
    [InlineData("Publish --skip Nothing", "Target 'Nothing' does not exist.")]
    [InlineData("--generate-configuration nothing", "Configuration 'nothing' does not exist.")]
    [InlineData("Publish --root /nowhere/at/all", "Root '/nowhere/at/all' is no folder (command line)")]
    public void A_wrong_argument_is_told_and_nothing_runs(string arguments, string message) => Refused(arguments, message);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"Flag\": tru, \"Name\": \"x\"}")]
    [InlineData("{\"Name\": \"\u001b[31m\", \"Count\": 1}")]
    [InlineData("{\"Name\": \"\\ud800\", \"Count\": 1}")]
    [InlineData("{\"Name\": \"x\", \"Count\": 1} trailing")]
    public void A_malformed_parameters_file_is_told_by_its_name(string content)
    {
        Run.File(".nuke/parameters.json", content);
        Refused("Publish", "parameters.json' must be a JSON object: ");
    }

    [Theory]
    [InlineData("{\"Nmae\": \"x\", \"Count\": 1}", "Unknown parameter 'Nmae' (file .nuke/parameters.json). Did you mean 'Name'?")]
    [InlineData("{\"\\u001b[31m\": \"x\", \"Count\": 1}", "Unknown parameter '\uFFFD[31m'")]
    [InlineData("{\"Name\": {\"a\": 1}, \"Count\": 1}", "Parameter 'Name' must be a text, a number, true, false or a list of these (file .nuke/parameters.json)")]
    [InlineData("{\"Words\": [[\"a\"]], \"Count\": 1}", "Parameter 'Words' must be a text, a number, true, false or a list of these")]
    [InlineData("{\"Words\": [{\"a\": 1}], \"Count\": 1}", "Parameter 'Words' must be a text, a number, true, false or a list of these")]
    [InlineData("{\"Name\": \"a\", \"Name\": \"b\"}", "Parameter 'Name' stands there twice (file .nuke/parameters.json)")]
    [InlineData("{\"Name\": [\"a\", \"b\"], \"Count\": 1}", "Parameter '--name' cannot have the value 'a b' (file .nuke/parameters.json): expected a text.")]
    [InlineData("{\"Flag\": \"yes\", \"Count\": 1}", "expected true or false")]
    [InlineData("{\"Flag\": 1, \"Count\": 1}", "expected true or false")]
    [InlineData("{\"Count\": true, \"Flag\": true}", "expected a whole number")]
    [InlineData("{\"Color\": \"green\", \"Count\": 1}", "expected one of Red, DarkBlue")]
    [InlineData("{\"Folder\": \"\", \"Count\": 1}", "expected a path")]
    public void A_wrong_value_in_a_parameters_file_is_told_by_its_name(string content, string message)
    {
        Run.File(".nuke/parameters.json", content);
        Refused("Publish", message);
    }

    [Theory]
    [InlineData("FLAG", "perhaps", "'perhaps' (environment variable FLAG): expected true or false")]
    [InlineData("NUKE_COUNT", "many", "'many' (environment variable NUKE_COUNT): expected a whole number")]
    [InlineData("NUKE_VERBOSITY", "loud", "(environment variable NUKE_VERBOSITY): expected one of Verbose, Normal, Minimal, Quiet")]
    [InlineData("COLOR", Escape, "'\uFFFD[31m' (environment variable COLOR)")]
    [InlineData("NUKE_ROOT", "/nowhere/at/all", "Root '/nowhere/at/all' is no folder (environment variable NUKE_ROOT)")]
    public void A_wrong_variable_is_told_by_its_name(string name, string value, string message)
    {
        Run.Variables[name] = value;
        Refused("Publish", message);
    }

    [Fact]
    public void A_parameters_file_that_is_a_folder_is_told()
    {
        Directory.CreateDirectory(Run.Root / ".nuke" / "parameters.json");
        Refused("Publish", "parameters.json' cannot be read: ");
    }

    [Fact]
    public void A_parameters_file_that_leads_in_a_circle_ends_nothing()
    {
        File.CreateSymbolicLink(Run.Root / ".nuke" / "parameters.json", "parameters.json");
        Run.Execute<Build>("Publish");
        NoCrash();
    }

    [Fact]
    public void A_root_that_is_a_file_is_told()
    {
        Run.File("file", "text");
        Refused($"Publish --root {Run.Root / "file"}", "is no folder (command line)");
    }

    [Fact]
    public void A_folder_for_temporary_files_that_cannot_be_made_is_told()
    {
        Run.File(".nuke/temp", "a file");
        Refused("Publish", "cannot be written: ");
    }

    [Fact]
    public void A_name_beyond_all_measure_is_cut()
    {
        Refused(new string('x', 100_000), "(100");
        Check.True(Output.Length < 10_000, $"{Output.Length} characters");
    }

    private void Refused(string arguments, string message)
    {
        Check.Equal(255, Run.Execute<Build>(arguments));
        Check.Contains(message, Output, StringComparison.Ordinal);
        NoCrash();
        Check.DoesNotContain("not foreseen", Output, StringComparison.Ordinal);
        Check.True(TestBuild.Latest is not Build { Ran.Count: > 0 }, "a target ran");
    }

    private void NoCrash()
    {
        Check.DoesNotContain("   at ", Output, StringComparison.Ordinal);
        Check.DoesNotContain("System.", Output, StringComparison.Ordinal);
        Check.DoesNotContain(Output, character => char.IsControl(character) && character is not ('\n' or '\t'));
    }
}
