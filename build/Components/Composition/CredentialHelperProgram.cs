using KubeStellar.Delivery.Commands;
using KubeStellar.Oci;

namespace KubeStellar.Build.Composition;

/// <summary>Runs Docker's credential helpers as external programs.</summary>
internal sealed class CredentialHelperProgram : IHelperProgram
{
    public async Task<HelperResult> RunAsync(string program, IReadOnlyList<string> arguments, string standardInput, CancellationToken cancellationToken = default)
    {
        try
        {
            var result = await new Command(program).With(arguments).WithInput(standardInput).WithMaxOutput(IHelperProgram.MaxOutput).ProbeAsync(cancellationToken);
            return new HelperResult(result.ExitCode, result.StandardOutput);
        }
        catch (CommandNotFoundException error)
        {
            throw new FileNotFoundException($"There is no program {program}.", program, error);
        }
        catch (CommandOutputException error)
        {
            throw new InvalidDataException($"The output of {program} is too long.", error);
        }
    }
}
