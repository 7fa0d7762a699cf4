using KubeStellar.Delivery.Catalog;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.References.Scanning;

/// <summary>The charts of a catalog, as far as they can be read: a broken one keeps nobody from finding references.</summary>
internal static class DeclaredCharts
{
    /// <summary>Returns the charts; none where one of them cannot be read.</summary>
    /// <param name="catalog">The catalog, or null.</param>
    public static IReadOnlyList<ChartDeclaration> Of(RepositoryCatalog? catalog)
    {
        try
        {
            return catalog?.Charts ?? [];
        }
        catch (FaultException)
        {
            return [];
        }
    }
}
