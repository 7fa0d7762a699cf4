namespace KubeStellar.Oci;

/// <summary>Runs credential helper programs.</summary>
public interface IHelperProgram
{
    /// <summary>The bytes of standard output, and as many of standard error, after which a helper is ended: 1 MiB.</summary>
    const int MaxOutput = 1024 * 1024;

    /// <summary>Runs a program to its end; throws <see cref="FileNotFoundException"/> when there is no such program, <see cref="InvalidDataException"/> when it writes more than <see cref="MaxOutput"/>.</summary>
    /// <param name="program">The name of the program, found on the search path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="standardInput">What it reads.</param>
    /// <param name="cancellationToken">Stops the program.</param>
    Task<HelperResult> RunAsync(string program, IReadOnlyList<string> arguments, string standardInput, CancellationToken cancellationToken = default);
}
