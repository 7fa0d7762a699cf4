namespace KubeStellar.Delivery.Published;

/// <summary>One thing that an artifact says of its origin, and where it says it.</summary>
/// <param name="Key">The key of the OCI image specification, such as <c>org.opencontainers.image.revision</c>.</param>
/// <param name="Value">The value; never empty.</param>
/// <param name="Place">Where it stands, such as <c>labels of linux/amd64</c>.</param>
public sealed record RecordedValue(string Key, string Value, string Place);
