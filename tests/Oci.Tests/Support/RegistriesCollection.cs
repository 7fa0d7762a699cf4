using KubeStellar.Testing;

namespace KubeStellar.Oci.Tests;

/// <summary>Tests that share the real registries of this assembly.</summary>
[CollectionDefinition(Name)]
public sealed class RegistriesCollection : ICollectionFixture<RegistryFixture>
{
    public const string Name = "registries";
}
