using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Derived.Recipes;
using KubeStellar.Delivery.Git;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tools;

/// <summary>Lists the programs that a repository asks for and brings those that are missing.</summary>
/// <param name="toolchains">Finds Go.</param>
/// <param name="tools">Finds programs that are written in Go.</param>
/// <param name="kustomize">Finds kustomize.</param>
public sealed class ToolList(IGoToolchains toolchains, IGoTools tools, IKustomizePrograms kustomize)
{
    /// <summary>Reads what a repository asks for, in the order of use; Go first, where it holds a Go module.</summary>
    /// <param name="repository">What to call the repository.</param>
    /// <param name="files">The source tree.</param>
    /// <exception cref="FaultException">A file of the tree cannot be understood.</exception>
    public static IReadOnlyList<ListedTool> Read(string repository, ISourceFiles files) => [.. Requests(repository, files).Select(request => request.Tool)];

    /// <summary>Looks for every program that a repository asks for, and brings those that are missing; one that cannot be had is listed with the reason.</summary>
    /// <param name="repository">What to call the repository.</param>
    /// <param name="files">The source tree.</param>
    /// <param name="checkout">The absolute folder whose <c>bin</c> may hold programs.</param>
    /// <param name="cancellationToken">Stops the search; nothing half-made stays behind.</param>
    /// <exception cref="FaultException">A file of the tree cannot be understood.</exception>
    public async Task<IReadOnlyList<ListedTool>> FindAsync(string repository, ISourceFiles files, string checkout, CancellationToken cancellationToken) =>
        await Task.WhenAll(Requests(repository, files).Select(request => AnswerAsync(request, checkout, cancellationToken)));

    private static IEnumerable<Request> Requests(string repository, ISourceFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var minimum = GoModFile.DefaultGo;
        if (files.TryReadText(GoModFile.FileName) is { } module)
        {
            minimum = GoModFile.Parse(module, GoModFile.FileName).MinimumGo;
            yield return new Request(new ListedTool(repository, "go", $"{minimum} or newer", GoModFile.FileName), (list, _, cancellation) => list.GoAsync(minimum, cancellation));
        }

        var pins = ToolPins.Read(files);
        if (pins.Kustomize is { } pinned)
        {
            yield return new Request(
                new ListedTool(repository, "kustomize", pinned.Version, pinned.Place), (list, checkout, cancellation) => list.KustomizeAsync(pinned.Version, checkout, cancellation));
        }

        foreach (var pin in pins.Programs)
        {
            yield return new Request(new ListedTool(repository, pin.Name, pin.Version, pin.Place), (list, _, cancellation) => list.ProgramAsync(pin, minimum, cancellation));
        }
    }

    private async Task<ListedTool> AnswerAsync(Request request, string checkout, CancellationToken cancellationToken)
    {
        try
        {
            var (found, note) = await request.FindAsync(this, checkout, cancellationToken);
            return request.Tool with { Found = found, Note = note };
        }
        catch (FaultException missing)
        {
            return request.Tool with { Missing = missing };
        }
    }

    private async Task<(Tool Found, string? Note)> GoAsync(GoVersion minimum, CancellationToken cancellationToken) =>
        ((await toolchains.FindAsync(minimum, cancellationToken)).ToTool(), null);

    private async Task<(Tool Found, string? Note)> KustomizeAsync(string pin, string checkout, CancellationToken cancellationToken)
    {
        var program = await kustomize.FindAsync(pin, checkout, cancellationToken);
        return (program.ToTool(), program.Note);
    }

    // The one that a derivation would run, which reads sources as the Go that is found does; where none is, go.mod tells what it reads at least.
    private async Task<(Tool Found, string? Note)> ProgramAsync(ToolPin pin, GoVersion minimum, CancellationToken cancellationToken) =>
        (await tools.FindAsync(pin, await LanguageAsync(minimum, cancellationToken), cancellationToken), null);

    private async Task<GoVersion> LanguageAsync(GoVersion minimum, CancellationToken cancellationToken)
    {
        try
        {
            return (await toolchains.FindAsync(minimum, cancellationToken)).Version.Language;
        }
        catch (Exception failure) when (failure is GoMissingException or GoTooOldException)
        {
            return minimum.Language;
        }
    }

    private sealed record Request(ListedTool Tool, Func<ToolList, string, CancellationToken, Task<(Tool Found, string? Note)>> FindAsync);
}
