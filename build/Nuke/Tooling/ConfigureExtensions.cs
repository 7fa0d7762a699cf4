namespace Nuke.Common.Tooling;

/// <summary>Calls of configuring delegates.</summary>
public static class ConfigureExtensions
{
    /// <summary>Applies the delegate; null changes nothing.</summary>
    public static T InvokeSafe<T>(this Configure<T>? configurator, T obj) => configurator is null ? obj : configurator(obj);
}
