namespace KubeStellar.Oci;

/// <summary>Runs credential helper programs.</summary>
public interface IHelperProgram
{
    /// <summary>Runs a program to its end; throws <see cref="FileNotFoundException"/> when there is no such program.</summary>
    /// <param name="program">The name of the program, found on the search path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="standardInput">What it reads.</param>
    /// <param name="cancellationToken">Stops the program.</param>
    Task<HelperResult> RunAsync(string program, IReadOnlyList<string> arguments, string standardInput, CancellationToken cancellationToken = default);
}
