using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Common.Tests.Parameters;

public class ParameterTests : HostTest
{
    private enum Color
    {
        Red,
        DarkBlue,
    }

    [System.ComponentModel.TypeConverter(typeof(TypeConverter<Configuration>))]
    private sealed class Configuration : Enumeration
    {
        public static readonly Configuration Debug = new() { Value = nameof(Debug) };
        public static readonly Configuration Release = new() { Value = nameof(Release) };
    }

    [ParameterPrefix("SignPrefix")]
    private interface ISign : INukeBuild
    {
        [Parameter] string? Key => TryGetValue(() => Key);
        [Parameter(Name = "Hash")] string? HashName => TryGetValue(() => HashName);
    }

    private interface ISource : INukeBuild
    {
        [Parameter("Where sources are")] string? Source => TryGetValue(() => Source);
        [Parameter] bool DryRun => TryGetValue<bool?>(() => DryRun) ?? false;
        [Parameter(Separator = ",")] string[] Platforms => TryGetValue(() => Platforms) ?? ["any"];
    }

    private sealed class Build : TestBuild, ISign, ISource
    {
        [Parameter] public readonly string GitHubToken = "none";
        [Parameter] public readonly string? ImageTag;
        [Parameter] public readonly bool Flag;
        [Parameter] public readonly bool? Maybe;
        [Parameter] public readonly int Count = 1;
        [Parameter] public readonly int? Limit;
        [Parameter] public readonly Color Color;
        [Parameter] public readonly Configuration Configuration = Configuration.Debug;
        [Parameter] public readonly AbsolutePath? Folder;
        [Parameter] public readonly string[] Names = ["initial"];
        [Parameter(Separator = "+")] public readonly int[] Numbers = [];
        [Parameter] public readonly TimeSpan Delay;
        [Parameter] public readonly Uri? Address;
        [Parameter] public string Settable { get; set; } = "initial";
        [Parameter] public string GetOnly { get; } = "initial";

        public Target Run => _ => _.Executes(() => { });

        public Target Show => _ => _.Executes(() =>
        {
            ISource source = this;
            ISign sign = this;
            Ran.AddRange([source.Source ?? "", $"{source.DryRun}", string.Join(' ', source.Platforms), sign.Key ?? "", sign.HashName ?? ""]);
        });
    }

    [Theory]
    [InlineData("--git-hub-token x")]
    [InlineData("--github-token x")]
    [InlineData("-githubtoken x")]
    [InlineData("--GitHubToken x")]
    [InlineData("--GITHUB-TOKEN x")]
    [InlineData("--github-token y --github-token x")]
    public void Dashes_and_case_of_a_name_do_not_matter_and_the_last_one_wins(string arguments)
    {
        Check.Equal("x", Run.Run<Build>("Run " + arguments).GitHubToken);
    }

    [Fact]
    public void Values_convert_to_the_type_of_the_member()
    {
        var build = Run.Run<Build>(
            "Run --flag --maybe false --count 42 --limit 7 --color darkblue --configuration release --folder sub/../out "
            + "--names a b c --numbers 1+2 --delay 0:01:02 --address http://localhost/ --settable s --get-only g");

        Check.True(build.Flag);
        Check.False(build.Maybe);
        Check.Equal(42, build.Count);
        Check.Equal(7, build.Limit);
        Check.Equal(Color.DarkBlue, build.Color);
        Check.Same(Configuration.Release, build.Configuration);
        Check.Equal(Run.Root / "out", build.Folder);
        Check.Equal(["a", "b", "c"], build.Names);
        Check.Equal([1, 2], build.Numbers);
        Check.Equal(new TimeSpan(0, 1, 2), build.Delay);
        Check.Equal(new Uri("http://localhost/"), build.Address);
        Check.Equal("s", build.Settable);
        Check.Equal("g", build.GetOnly);
    }

    [Fact]
    public void What_is_not_given_keeps_its_initializer()
    {
        var build = Run.Run<Build>("Run");

        Check.Equal("none", build.GitHubToken);
        Check.Null(build.Maybe);
        Check.Equal(1, build.Count);
        Check.Same(Configuration.Debug, build.Configuration);
        Check.Equal(["initial"], build.Names);
        Check.Equal("initial", build.GetOnly);
    }

    [Fact]
    public void An_array_without_values_is_empty()
    {
        Check.Empty(Run.Run<Build>("Run --names").Names);
    }

    [Fact]
    public void Parameters_of_components_are_read_when_asked_for()
    {
        var build = Run.Run<Build>("Show --dry-run --platforms linux/amd64,linux/arm64 --sign-key k --sign-hash h");
        Check.Equal(["", "True", "linux/amd64 linux/arm64", "k", "h"], build.Ran);

        Run.Variables["SIGN_KEY"] = "e";
        Check.Equal(["here", "False", "any", "e", ""], Run.Run<Build>("Show --source here").Ran);
    }

    [Theory]
    [InlineData("IMAGE_TAG")]
    [InlineData("ImageTag")]
    [InlineData("imagetag")]
    [InlineData("NUKE_IMAGE_TAG")]
    [InlineData("nuke.image.tag")]
    public void An_environment_variable_is_matched_by_its_letters_with_or_without_NUKE(string name)
    {
        Run.Variables[name] = "v1";
        Check.Equal("v1", Run.Run<Build>("Run").ImageTag);
    }

    [Fact]
    public void The_exact_name_of_a_variable_comes_first_and_two_others_are_ignored_with_a_warning()
    {
        Run.Variables["IMAGE_TAG"] = "a";
        Run.Variables["NUKE_IMAGE_TAG"] = "b";
        Check.Null(Run.Run<Build>("Run").ImageTag);
        Check.Contains("[WRN] Parameter --image-tag is not read from the environment: IMAGE_TAG and NUKE_IMAGE_TAG are set", Output, StringComparison.Ordinal);

        Run.Variables["ImageTag"] = "exact";
        Check.Equal("exact", Run.Run<Build>("Run").ImageTag);
    }

    [Fact]
    public void Sources_have_an_order_of_precedence()
    {
        Run.File(".nuke/parameters.json", """{ "ImageTag": "file", "Count": 5, "Names": ["f", "g"], "Flag": true, "Folder": "rel" }""");
        Run.File(".nuke/parameters.ci.json", """{ "ImageTag": "ci", "Limit": 9 }""");
        Run.File(".nuke/parameters.dev.json", """{ "ImageTag": "dev" }""");
        Run.WorkingDirectory = (Run.Root / "elsewhere").CreateDirectory();

        var build = Run.Run<Build>("Run");
        Check.Equal(("file", 5, true), (build.ImageTag, build.Count, build.Flag));
        Check.Equal(["f", "g"], build.Names);
        Check.Equal(Run.Root / "rel", build.Folder);

        Check.Equal("dev", Run.Run<Build>("Run --profile ci dev").ImageTag);
        Check.Equal(("ci", (int?)9), (((Build)Run.Run<Build>("Run --profile dev ci")).ImageTag, ((Build)TestBuild.Latest!).Limit));

        Run.Variables["IMAGE_TAG"] = "environment";
        Check.Equal("environment", Run.Run<Build>("Run --profile ci").ImageTag);
        Check.Equal("argument", Run.Run<Build>("Run --image-tag argument").ImageTag);
        Check.Equal(Run.Root / "elsewhere" / "x", Run.Run<Build>("Run --folder x").Folder);
    }

    [Fact]
    public void An_empty_variable_is_as_good_as_none()
    {
        Run.File(".nuke/parameters.json", """{ "ImageTag": "file" }""");
        Run.Variables["IMAGE_TAG"] = "";
        Check.Equal("file", Run.Run<Build>("Run").ImageTag);
    }

    [Fact]
    public void Everything_wrong_with_the_arguments_is_reported_together()
    {
        Run.Variables["LIMIT"] = "much";
        Check.Equal(255, Run.Execute<Build>("Run --imge-tag x --count many --color drkblue --flag Run --configuration Debg --address --numbers 1+x --totally-else --count=3"));

        string[] expected =
        [
            "Unknown argument '--imge-tag'. Did you mean '--image-tag'?",
            "Unknown argument '--totally-else'.",
            "Argument '--count=' must have its value after a space: '--count <value>'",
            "Parameter '--count' cannot have the value 'many' (command line): expected a whole number.",
            "Parameter '--color' cannot have the value 'drkblue' (command line): expected one of Red, DarkBlue. Did you mean 'DarkBlue'?",
            "Parameter '--flag' cannot have the value 'Run' (command line): expected true or false.",
            "Parameter '--configuration' cannot have the value 'Debg' (command line): expected one of Debug, Release. Did you mean 'Debug'?",
            "Parameter '--address' needs a value (a Uri)",
            "Parameter '--numbers' cannot have the value 'x' (command line): expected a whole number.",
            "Parameter '--limit' cannot have the value 'much' (environment variable LIMIT): expected a whole number.",
        ];
        foreach (var message in expected)
            Check.Contains($"[ERR] {message}\n", Output, StringComparison.Ordinal);
        Check.Equal(expected.Length, Output.Split("[ERR]").Length - 1);
    }

    [Fact]
    public void Wrong_keys_and_files_are_reported()
    {
        Run.File(".nuke/parameters.json", """{ "ImageTg": "x" }""");
        Check.Equal(255, Run.Execute<Build>("Run"));
        Check.Contains("Unknown parameter 'ImageTg' (file .nuke/parameters.json). Did you mean 'ImageTag'?", Output, StringComparison.Ordinal);

        Run.File(".nuke/parameters.json", "[ 1:");
        Check.Equal(255, Run.Execute<Build>("Run"));
        Check.Contains("parameters.json' must be a JSON object", Output, StringComparison.Ordinal);

        Run.File(".nuke/parameters.json", "{}");
        Check.Equal(255, Run.Execute<Build>("Run --profile a b"));
        Check.Contains("Profile 'a' has no file", Output, StringComparison.Ordinal);
        Check.Contains("Profile 'b' has no file", Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_foreign_variable_with_the_name_of_a_switch_does_no_harm()
    {
        Run.Variables["HOST"] = "my-machine";
        Run.Variables["VERBOSITY"] = "3";
        Check.IsType<Nuke.Common.Execution.Terminal>(HostOf("Run"));

        Run.Variables["NUKE_VERBOSITY"] = "3";
        Run.Variables.Remove("VERBOSITY");
        Check.Equal(255, Run.Execute<Build>("Run"));
        Check.Contains("Parameter '--verbosity' cannot have the value '3' (environment variable NUKE_VERBOSITY): expected one of Verbose, Normal, Minimal, Quiet.", Output, StringComparison.Ordinal);
    }

    private sealed class HostBuild : TestBuild
    {
        public Host? Found { get; private set; }
        public Target Run => _ => _.Executes(() => Found = Host);
    }

    private Host HostOf(string arguments) => Run.Run<HostBuild>(arguments).Found!;

    private sealed class Injected : TestBuild
    {
        [Fixed] public readonly string? Value;
        [Fixed] public readonly string Kept = "kept";

        public Target Run => _ => _.Executes(() => Ran.Add(Value + Kept));
    }

    private sealed class FixedAttribute : Nuke.Common.ValueInjection.ValueInjectionAttributeBase
    {
        public override object GetValue(System.Reflection.MemberInfo member, object instance)
        {
            return member.Name == "Value" ? "fixed" : throw new InvalidOperationException("no value");
        }
    }

    [Fact]
    public void Other_attributes_inject_too_and_warn_when_they_cannot()
    {
        Check.Equal(["fixedkept"], Run.Run<Injected>("Run").Ran);
        Check.Contains("[WRN] Could not inject value for Injected.Kept\nno value\n", Output, StringComparison.Ordinal);
    }
}
