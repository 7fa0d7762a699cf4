namespace KubeStellar.Oci;

/// <summary>One error in a registry's answer, as the distribution specification defines it.</summary>
/// <param name="Code">The code, such as <c>DENIED</c>.</param>
/// <param name="Message">The message, of foreign origin.</param>
public sealed record RegistryError(string Code, string Message);
