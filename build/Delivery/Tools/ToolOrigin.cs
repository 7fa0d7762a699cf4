namespace KubeStellar.Delivery.Tools;

/// <summary>Where a program was found.</summary>
public enum ToolOrigin
{
    /// <summary>A folder of <c>PATH</c>, or one that the checkout or the user names.</summary>
    Path,

    /// <summary>The tool cache, from an earlier run.</summary>
    ToolCache,

    /// <summary>Brought by this run: by <c>go install</c> or from Debian.</summary>
    Installed,
}
