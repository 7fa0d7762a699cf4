using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests;

/// <summary>Tests that share this assembly's container engines.</summary>
[CollectionDefinition(Name)]
public sealed class EnginesCollection : ICollectionFixture<EngineFixture>
{
    public const string Name = "engines";
}
