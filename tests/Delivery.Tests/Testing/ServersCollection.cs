using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests;

/// <summary>Tests that share this assembly's servers.</summary>
[CollectionDefinition(Name)]
public sealed class ServersCollection : ICollectionFixture<RegistryFixture>
{
    public const string Name = "servers";
}
