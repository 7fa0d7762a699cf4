using System.Globalization;

namespace KubeStellar.Delivery.Releases;

/// <summary>Writes numbers of bytes for people, in binary units.</summary>
public static class ByteSize
{
    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB"];

    /// <summary>Returns the size with one digit behind the point from KiB on: <c>1.5 MiB</c>.</summary>
    /// <param name="bytes">The number of bytes.</param>
    public static string Format(long bytes)
    {
        var unit = 0;
        double size = bytes;
        for (; size >= 1024 && unit < Units.Length - 1; unit++)
        {
            size /= 1024;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{(unit == 0 ? $"{bytes}" : size.ToString("0.0", CultureInfo.InvariantCulture))} {Units[unit]}");
    }
}
