using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Testing;

/// <summary>A program that tests use, from <c>PATH</c> or from packages brought for the tests.</summary>
public sealed class TestTool
{
    private readonly string _program;
    private readonly PackageFolder? _packages;
    private readonly IReadOnlyList<string> _leading;

    internal TestTool(string program, PackageFolder? packages, IReadOnlyList<string> leading)
    {
        _program = program;
        _packages = packages;
        _leading = leading;
    }

    /// <summary>The absolute path of the program.</summary>
    public string Path => _packages?.Find(System.IO.Path.GetFileName(_program)) ?? _program;

    /// <summary>The packages that it was brought with; null when it was on <c>PATH</c>.</summary>
    public PackageFolder? Packages => _packages;

    /// <summary>Returns a run of the program.</summary>
    public Command Prepare(params IEnumerable<string> arguments) =>
        (_packages?.Prepare(_program) ?? new Command(_program)).With(_leading).With(arguments);
}
