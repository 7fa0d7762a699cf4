using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>What is known about the existence of a referenced artifact.</summary>
public abstract record ReferenceAnswer
{
    private ReferenceAnswer()
    {
    }

    /// <summary>The artifact exists.</summary>
    /// <param name="Digest">Its digest.</param>
    /// <param name="Location">The repository that has it.</param>
    public sealed record Exists(Digest Digest, string Location) : ReferenceAnswer;

    /// <summary>Its registry says that there is none.</summary>
    /// <param name="Location">The repository that was asked.</param>
    public sealed record Absent(string Location) : ReferenceAnswer;

    /// <summary>Its registry could not be asked, or would not say.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Unknown(string Reason) : ReferenceAnswer;
}
