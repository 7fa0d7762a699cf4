namespace KubeStellar.Oci;

/// <summary>A store that does better when it knows early that it will be written to.</summary>
internal interface IWriteIntent
{
    /// <summary>Says that writes follow: a registry then asks for the right to write with its first token, which spares a second one and lets it look into a repository that does not exist yet.</summary>
    void ExpectWrites();
}
