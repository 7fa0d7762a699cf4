using System.Text;

namespace KubeStellar.Delivery.Derived;

/// <summary>Which files of a place exist only because a derivation made them.</summary>
public sealed record DerivedOwnership
{
    private readonly string? _mark;

    private DerivedOwnership(string? mark) => _mark = mark;

    /// <summary>Every file.</summary>
    public static DerivedOwnership All { get; } = new("");

    /// <summary>No file: the place also holds what people write.</summary>
    public static DerivedOwnership None { get; } = new((string?)null);

    /// <summary>The files that hold a text which the generator puts into each of its own.</summary>
    /// <param name="mark">The text.</param>
    public static DerivedOwnership Marked(string mark) => new(mark);

    /// <summary>Whether a file is one of them.</summary>
    /// <param name="read">Reads its content.</param>
    public bool Covers(Func<ReadOnlyMemory<byte>> read) => _mark is not null && (_mark.Length == 0 || read().Span.IndexOf(Encoding.UTF8.GetBytes(_mark)) >= 0);
}
