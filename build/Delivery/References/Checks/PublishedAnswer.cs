namespace KubeStellar.Delivery.References.Checks;

/// <summary>What is known about the existence of one version of an artifact.</summary>
public abstract record PublishedAnswer
{
    private PublishedAnswer()
    {
    }

    /// <summary>The version exists.</summary>
    /// <param name="Evidence">What shows it, such as <c>git tag v1.2.3 of owner/name</c>.</param>
    public sealed record Exists(string Evidence) : PublishedAnswer;

    /// <summary>There is no such version.</summary>
    /// <param name="Evidence">What shows it, such as <c>owner/name has no git tag v1.2.3</c>.</param>
    public sealed record Absent(string Evidence) : PublishedAnswer;

    /// <summary>Nobody could tell.</summary>
    /// <param name="Reason">Why; the same text for all that one cause keeps from being known.</param>
    public sealed record Unknown(string Reason) : PublishedAnswer;
}
