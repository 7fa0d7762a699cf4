using KubeStellar.Delivery.Catalog;
using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The repositories whose deliveries a build knows; implement the property to describe those of another organisation.</summary>
public interface IHazFamily : INukeBuild
{
    /// <summary>The repositories; the KubeStellar family unless a build says otherwise.</summary>
    KnownRepositories Family => KubeStellarFamily.Repositories;
}
