using Serilog;

namespace Nuke.Common.Tests.Output;

public class SnapshotTests : HostTest
{
    private enum Mode
    {
        Fast,
        Safe,
    }

    private sealed class Build : TestBuild
    {
        public static Action OnCompile { get; set; } = () => { };

        [Parameter("Tag of the image, in a text that is long enough to be wrapped when the help shows it on a page of usual width.")]
        private readonly string? ImageTag;
        [Parameter("How to work")] private readonly Mode Mode;
        [Parameter] private readonly int[] Ports = [];
        [Parameter] private readonly bool? Maybe;
        [Parameter("Token.")][Secret] private readonly string? GitHubToken;
        [Parameter("Not listed", List = false)] private readonly string? Hidden;
        [Parameter(ValueProviderMember = nameof(Images))] private readonly string? Image;

        private static IEnumerable<string> Images => ["b", "a"];

        public Target Clean => _ => _.Description("Removes what was built").Executes(() => { });
        public Target Compile => _ => _.DependsOn(Clean).Executes(() =>
        {
            Log.Information("Compiling {Name}", "sample");
            OnCompile();
        });
        public Target Secret => _ => _.Unlisted().Executes(() => { });
        public Target Pack => _ => _.Description("Packs").DependsOn(Compile, Secret).OnlyWhenDynamic(() => IsServerBuild).Executes(() => { });
    }

    [Fact]
    public void Help_shows_targets_parameters_and_switches()
    {
        Run.Execute<Build>("--help", x => x.Compile);
        Check.Equal("""
            Build host compatible with NUKE 10.1.0

            Targets (with their direct dependencies):

              Clean
                Removes what was built
              Compile (default) -> Clean
              Pack              -> Compile, Secret
                Packs

            Parameters:

              --github-token  Token.
              --image         No description.
              --image-tag     Tag of the image, in a text that is long enough to be wrapped when the help
                              shows it on a page of usual width.
              --maybe         No description.
              --mode          How to work.
              --ports         No description.

            Switches:

              --continue      Continues a failed attempt: what succeeded in it is not run again.
              --help          Shows this help.
              --host          Host of the run. Default is what the environment says.
              --no-logo       Leaves out the banner.
              --plan          Writes the execution plan as HTML and shows it.
              --profile       Parameters files to use: .nuke/parameters.<profile>.json.
              --root          Root of the repository. Default is the nearest folder upwards with .nuke.
              --skip          Targets to skip. Without names: all that were not invoked.
              --target        Targets to invoke. Default is 'Compile'.
              --verbosity     How much is logged: Verbose, Normal, Minimal or Quiet. Default is 'Normal'.

            """, Output);
    }

    [Fact]
    public void A_run_shows_headings_messages_and_a_table()
    {
        Build.OnCompile = () => Run.Clock.Advance(TimeSpan.FromSeconds(75));
        Run.Execute<Build>("Pack --no-logo");
        Build.OnCompile = () => { };
        Check.Equal("""

            ── Secret ──────────────────────────────────────────────────

            ── Clean ───────────────────────────────────────────────────

            ── Compile ─────────────────────────────────────────────────
            03:04:05 [INF] Compiling sample

            ═══════════════════════════════════════
            Target             Status      Duration
            ───────────────────────────────────────
            Secret             Succeeded     < 1sec
            Clean              Succeeded     < 1sec
            Compile            Succeeded       1:15
            Pack               Skipped                // OnlyWhen: IsServerBuild
            ───────────────────────────────────────
            Total                              1:15
            ═══════════════════════════════════════

            Build succeeded on 2026-01-02 03:05:20.

            """, Output);
    }

    [Fact]
    public void The_schema_is_written_once_and_is_the_same_every_time()
    {
        Run.Execute<Build>("--help");
        var file = Run.Root / ".nuke" / "build.schema.json";
        var schema = File.ReadAllText(file);
        Check.Contains("""
              "allOf": [
                {
                  "properties": {
                    "GitHubToken": {
                      "type": "string",
                      "description": "Token",
                      "default": "Secrets must be entered via 'nuke :secrets [profile]'"
                    },
                    "Hidden": {
                      "type": "string",
                      "description": "Not listed"
                    },
                    "Image": {
                      "type": "string",
                      "enum": [
                        "a",
                        "b"
                      ]
                    },
                    "ImageTag": {
                      "type": "string",
                      "description": "Tag of the image, in a text that is long enough to be wrapped when the help shows it on a page of usual width"
                    },
                    "Maybe": {
                      "type": [
                        "boolean",
                        "null"
                      ]
                    },
                    "Mode": {
                      "description": "How to work",
                      "$ref": "#/definitions/Mode"
                    },
                    "Ports": {
                      "type": "array",
                      "items": {
                        "type": "integer",
                        "format": "int32"
                      }
                    }
                  }
                },
                {
                  "$ref": "#/definitions/NukeBuild"
                }
              ]
            }

            """, schema, StringComparison.Ordinal);
        Check.Contains("""
                "ExecutableTarget": {
                  "type": "string",
                  "enum": [
                    "Clean",
                    "Compile",
                    "Pack",
                    "Secret"
                  ]
                },
                "Mode": {
                  "type": "string",
                  "description": "",
                  "enum": [
                    "Fast",
                    "Safe"
                  ]
                },
            """, schema, StringComparison.Ordinal);
        using var parsed = System.Text.Json.JsonDocument.Parse(schema);
        Check.Equal("{\n  \"$schema\": \"./build.schema.json\"\n}\n", File.ReadAllText(Run.Root / ".nuke" / "parameters.json"));

        var then = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(file, then);
        Run.Execute<Build>("Clean");
        Check.Equal(then, File.GetLastWriteTimeUtc(file));

        File.WriteAllText(file, "old");
        Run.Execute<Build>("--shell-completion");
        Check.Equal(schema, File.ReadAllText(file));
    }

    [Fact]
    public void Colours_are_only_for_terminals_that_want_them()
    {
        Run.Execute<Build>("Compile");
        Check.DoesNotContain("\e[", Output, StringComparison.Ordinal);

        Run.IsTerminal = true;
        Run.Execute<Build>("Compile");
        Check.Contains("\e[90m03:04:05\e[0m [\e[36;1mINF\e[0m] Compiling sample\n", Output, StringComparison.Ordinal);

        Run.Variables["NO_COLOR"] = "1";
        Run.Execute<Build>("Compile");
        Check.DoesNotContain("\e[", Output, StringComparison.Ordinal);
    }

    [DisableDefaultOutput(DefaultOutput.Logo, DefaultOutput.TargetOutcome, DefaultOutput.TargetHeader, DefaultOutput.Timestamps)]
    private sealed class Quiet : TestBuild
    {
        public Target Say => _ => _.Executes(() => Log.Information("hello"));
    }

    [Fact]
    public void A_build_can_leave_out_parts_of_the_output()
    {
        Run.Execute<Quiet>("Say");
        Check.Equal("[INF] hello\n\nBuild succeeded on 2026-01-02 03:04:05.\n", Output);
    }
}
