using KubeStellar.Testing;

namespace KubeStellar.EndToEnd;

/// <summary>Tests that share this assembly's servers.</summary>
[CollectionDefinition(Name)]
public sealed class ServersCollection : ICollectionFixture<RegistryFixture>, ICollectionFixture<EngineFixture>
{
    public const string Name = "servers";
}
