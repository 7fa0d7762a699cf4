namespace KubeStellar.Delivery.Charts.Templates.Functions;

/// <summary>What a function does with arguments that are unknown.</summary>
internal enum UnknownArguments
{
    /// <summary>It computes what <c>helm template</c> would get, and that is unknown as well.</summary>
    Spread,

    /// <summary>It only moves text about, and so takes marks for text.</summary>
    AsText,

    /// <summary>It decides itself.</summary>
    Given,
}
