namespace KubeStellar.Delivery.Yaml;

/// <summary>What go-yaml 2 takes an unquoted scalar for.</summary>
internal enum GoScalarKind
{
    Text,
    Null,
    Boolean,
    Integer,
    Float,
    Timestamp,
}
