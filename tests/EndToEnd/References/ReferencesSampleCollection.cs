namespace KubeStellar.EndToEnd.References;

/// <summary>Tests that share the bundled sample.</summary>
[CollectionDefinition(Name)]
public sealed class ReferencesSampleCollection : ICollectionFixture<ReferencesSample>
{
    public const string Name = "references";
}
