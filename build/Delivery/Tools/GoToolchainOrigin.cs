namespace KubeStellar.Delivery.Tools;

/// <summary>Where a Go toolchain was found.</summary>
public enum GoToolchainOrigin
{
    /// <summary>On the machine's <c>PATH</c>.</summary>
    Path,

    /// <summary>In the tool cache, brought there by an earlier run.</summary>
    ToolCache,

    /// <summary>Brought into the tool cache just now.</summary>
    Provisioned,
}
