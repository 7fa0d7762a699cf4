namespace KubeStellar.EndToEnd.DerivedFiles;

/// <summary>Tests that share one sample, so that its generators are installed once.</summary>
[CollectionDefinition(Name)]
public sealed class DerivedSampleCollection : ICollectionFixture<DerivedSample>
{
    public const string Name = "derived files";
}
