using System.Collections.Concurrent;

namespace KubeStellar.Delivery.Tools;

/// <summary>
/// Finds pinned programs on <c>PATH</c>, else in the tool cache, else installs them. What version a program is, Go has written into it; where it has not,
/// the program is asked. One of another version, or that an older Go built than is asked for, is passed over. <c>latest</c> asks for no version in particular: the first program found serves.
/// </summary>
/// <param name="searchPath">The value of <c>PATH</c>; empty or null looks nowhere.</param>
/// <param name="installer">Installs what is not on the machine.</param>
public sealed class GoTools(string? searchPath, GoInstaller installer) : IGoTools
{
    private readonly ConcurrentDictionary<(ToolPin Pin, GoVersion? OldestGo), Tool> _found = [];

    /// <inheritdoc/>
    public async Task<Tool> FindAsync(ToolPin pin, GoVersion? oldestGo, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pin);
        var request = (Pin: pin with { Place = "" }, OldestGo: pin.Toolchain is null ? oldestGo : null);
        return _found.TryGetValue(request, out var known) ? known : _found[request] = await SearchAsync(pin, request.OldestGo, cancellationToken);
    }

    private async Task<Tool> SearchAsync(ToolPin pin, GoVersion? oldestGo, CancellationToken cancellationToken)
    {
        var tried = new List<string>();
        if (await OnPathAsync(pin, oldestGo, tried, cancellationToken) is { } onPath)
        {
            return onPath;
        }

        if (installer.Find(pin, oldestGo) is { } cached)
        {
            return Open(pin, cached, ToolOrigin.ToolCache);
        }

        try
        {
            return Open(pin, await installer.InstallAsync(pin, oldestGo, cancellationToken), ToolOrigin.Installed);
        }
        catch (GoInstallFailedException failure)
        {
            throw new ToolMissingException(pin, [.. tried, "the tool cache does not have it", .. failure.Reasons], failure);
        }
    }

    private async Task<Tool?> OnPathAsync(ToolPin pin, GoVersion? oldestGo, List<string> tried, CancellationToken cancellationToken)
    {
        foreach (var file in SearchPath.Find(searchPath, ToolFile.NameOf(pin.Name)))
        {
            var build = ToolFile.TryRead(file);
            if (build is { } other && other.Package != pin.Package)
            {
                tried.Add($"{file} is {other.Package}");
                continue;
            }

            if (build?.Go < oldestGo)
            {
                tried.Add($"{file} was built by go {build?.Go}, and what it is to read needs go {oldestGo}");
                continue;
            }

            var version = build?.Version ?? await ToolFile.AskAsync(file, searchPath, cancellationToken);
            if (PinnedVersion.IsMet(version, pin.Version))
            {
                return new Tool(pin.Name, version, ToolOrigin.Path, file);
            }

            tried.Add(version is null ? $"{file} does not tell its version" : $"{file} is {version}");
        }

        if (tried.Count == 0)
        {
            tried.Add($"no {pin.Name} on PATH");
        }

        return null;
    }

    private static Tool Open(ToolPin pin, InstalledTool installed, ToolOrigin origin) => new(pin.Name, installed.Version, origin, installed.Path);
}
