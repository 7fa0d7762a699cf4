namespace KubeStellar.Testing.Fuzzing;

/// <summary>An input that a parser neither accepts nor refuses.</summary>
public sealed class FuzzFindingException : Exception
{
    private const int Shown = 2000;

    /// <summary>Creates the finding.</summary>
    /// <param name="target">The name of the target.</param>
    /// <param name="input">The input.</param>
    /// <param name="error">What was thrown.</param>
    public FuzzFindingException(string target, byte[] input, Exception error)
        : base($"{target}: {error.GetType().Name}: {error.Message}\ninput of {input.Length} bytes, base64: {Convert.ToBase64String(input.AsSpan(0, Math.Min(input.Length, Shown)))}\n{error.StackTrace}", error)
        => (Input, Error) = (input, error);

    /// <summary>The input.</summary>
    public byte[] Input { get; }

    /// <summary>What was thrown.</summary>
    public Exception Error { get; }

    /// <summary>What tells findings of different causes apart: the error's type, and the first place of the product on its way.</summary>
    public string Cause => $"{Error.GetType().Name} {Error.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("KubeStellar.", StringComparison.Ordinal) && !line.Contains("Test", StringComparison.Ordinal))?.Trim()}";
}
