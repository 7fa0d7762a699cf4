using KubeStellar.Delivery.Commands;

namespace KubeStellar.Testing.Hostile;

/// <summary>Named pipes, which nobody writes to: who opens one waits for ever.</summary>
public static class Pipe
{
    /// <summary>Makes a pipe.</summary>
    /// <param name="path">Its path.</param>
    public static void Make(string path) => new Command("mkfifo").With(path).RunAsync(CancellationToken.None).GetAwaiter().GetResult();
}
