namespace KubeStellar.Delivery.Git;

/// <summary>A remote of a repository.</summary>
/// <param name="Name">Its name, such as <c>origin</c>.</param>
/// <param name="Url">Its fetch URL or path as configured.</param>
public sealed record GitRemote(string Name, string Url);
