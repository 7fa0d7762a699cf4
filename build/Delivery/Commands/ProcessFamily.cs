using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KubeStellar.Delivery.Commands;

/// <summary>A program's run and all that it started: they inherit a variable that no other run has, so that a process is known on Linux even when its parent has ended.</summary>
internal sealed class ProcessFamily
{
    private const string Variable = "KUBESTELLAR_DELIVERY_RUN";
    private const string Processes = "/proc";

    // A process may start another one while it is looked for.
    private const int Rounds = 10;

    private readonly string _name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    private byte[] Mark => Encoding.ASCII.GetBytes($"{Variable}={_name}\0");

    /// <summary>Returns the variables with the one that the family inherits.</summary>
    /// <param name="environment">The variables.</param>
    public ImmutableDictionary<string, string?> MarkIn(ImmutableDictionary<string, string?> environment) => environment.SetItem(Variable, _name);

    /// <summary>Kills what is left of the family.</summary>
    public void End()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var left = Find();
            if (left.Count == 0)
            {
                return;
            }

            left.ForEach(Kill);
        }
    }

    private List<int> Find()
    {
        if (!OperatingSystem.IsLinux())
        {
            return [];
        }

        var mark = Mark;
        return
        [
            .. Directory.EnumerateDirectories(Processes)
                .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
                .Where(id => id > 0 && HasMark(id, mark)),
        ];
    }

    private static bool HasMark(int id, byte[] mark)
    {
        try
        {
            return File.ReadAllBytes($"{Processes}/{id.ToString(CultureInfo.InvariantCulture)}/environ").AsSpan().IndexOf(mark) >= 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It has ended, or belongs to another user.
            return false;
        }
    }

    private static void Kill(int id)
    {
        try
        {
#pragma warning disable RS0030 // This is the place for processes.
            using var process = System.Diagnostics.Process.GetProcessById(id);
            process.Kill();
#pragma warning restore RS0030
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It has ended meanwhile.
        }
    }
}
