namespace KubeStellar.Delivery.Yaml;

/// <summary>How a scalar is written.</summary>
internal enum GoScalarStyle
{
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
}
