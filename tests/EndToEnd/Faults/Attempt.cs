namespace KubeStellar.EndToEnd.Faults;

/// <summary>How one run of a release ended.</summary>
/// <param name="Succeeded">Whether it says that all is published.</param>
/// <param name="Error">What it says otherwise, and nothing else; empty after success.</param>
/// <param name="Retries">How often it sent something again.</param>
public sealed record Attempt(bool Succeeded, string Error, int Retries);
