namespace KubeStellar.Delivery.Versions;

/// <summary>How an artifact's OCI tag is written from its release version.</summary>
public enum TagStyle
{
    /// <summary>The bare version: <c>1.2.3</c>.</summary>
    Plain,

    /// <summary>The version behind a <c>v</c>: <c>v1.2.3</c>.</summary>
    WithV,
}
