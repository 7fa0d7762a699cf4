using System.Text;

namespace KubeStellar.Delivery.Images;

/// <summary>Orders texts by their UTF-8 bytes, as Go sorts strings; UTF-16 order differs beyond the basic plane.</summary>
internal sealed class Utf8Bytes : IComparer<string>
{
    public static Utf8Bytes Order { get; } = new();

    public int Compare(string? x, string? y) => Encoding.UTF8.GetBytes(x ?? "").AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y ?? ""));
}
