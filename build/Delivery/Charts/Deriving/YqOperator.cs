namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>How a yq condition compares.</summary>
internal enum YqOperator
{
    /// <summary><c>==</c>.</summary>
    Equal,

    /// <summary><c>!=</c>.</summary>
    NotEqual,

    /// <summary><c>contains(…)</c>.</summary>
    Contains,
}
