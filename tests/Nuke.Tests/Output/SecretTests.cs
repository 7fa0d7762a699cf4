namespace Nuke.Common.Tests.Output;

public class SecretTests : HostTest
{
    private const string Value = "s3cr3t-value";

    private sealed class Build : TestBuild
    {
        [Parameter("A token")][Secret] private readonly string? Token;
        [Parameter][Secret] private readonly int Pin;
        [Parameter][Secret] private readonly Verbosity Mode;

        public Target Run => _ => _.Requires(() => Token).Executes(() => Serilog.Log.Information("{Length}", Token!.Length));
    }

    [Theory]
    [InlineData("Run --token " + Value)]
    [InlineData("Run --token " + Value + " --verbosity verbose")]
    [InlineData("--help --token " + Value)]
    [InlineData("Run --plan --token " + Value)]
    [InlineData("Run --pin " + Value + " --mode " + Value)]
    [InlineData("Run --token " + Value + " " + Value)]
    [InlineData("Run --tken=" + Value)]
    [InlineData("Run --tken " + Value)]
    public void The_value_of_a_secret_is_never_shown_and_never_written(string arguments)
    {
        Run.Execute<Build>(arguments);

        Check.NotEmpty(Output);
        Check.DoesNotContain(Value, Output, StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(Run.Root, "*", SearchOption.AllDirectories))
            Check.DoesNotContain(Value, System.IO.File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_value_of_a_secret_is_told_without_it()
    {
        Check.Equal(255, Run.Execute<Build>("Run --pin " + Value));
        Check.Contains("Parameter '--pin' cannot have the value (hidden) (command line): expected a whole number.", Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_encrypted_secret_in_a_file_is_refused()
    {
        Run.File(".nuke/parameters.json", "{ \"Token\": \"v1:" + Value + "\" }");
        Check.Equal(255, Run.Execute<Build>("Run"));
        Check.Contains("Parameter '--token' is encrypted in file .nuke/parameters.json", Output, StringComparison.Ordinal);
        Check.DoesNotContain(Value, Output, StringComparison.Ordinal);
    }
}
