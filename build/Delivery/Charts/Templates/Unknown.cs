namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>A value that only an installation knows; whatever is computed of it is unknown as well.</summary>
/// <param name="Reason">Why it cannot be known, as a clause such as <c>now is the time of the installation</c>.</param>
internal sealed record Unknown(string Reason)
{
    /// <summary>Whether <c>helm template</c> puts a value here, by which conditions are decided.</summary>
    public bool IsAssumed { get; private init; }

    /// <summary>The value of <c>helm template</c>.</summary>
    public object? Assumption { get; private init; }

    /// <summary>Returns a copy that <c>helm template</c> gives a value.</summary>
    /// <param name="value">The value.</param>
    public Unknown Assuming(object? value) => this with { IsAssumed = true, Assumption = value };
}
