namespace KubeStellar.Delivery.Tools;

/// <summary>Finds kustomize.</summary>
public interface IKustomizePrograms
{
    /// <summary>Returns a kustomize of the version that a Makefile pins, or the nearest that can be had.</summary>
    /// <param name="pin">The version with its <c>v</c>, such as <c>v5.3.0</c>, or <c>latest</c>, which any version 5 satisfies.</param>
    /// <param name="checkout">The absolute folder whose <c>bin</c> the Makefile installs tools into.</param>
    /// <param name="cancellationToken">Stops the search; nothing half-made stays behind.</param>
    /// <exception cref="KustomizeMissingException">There is none and none can be brought.</exception>
    Task<KustomizeProgram> FindAsync(string pin, string checkout, CancellationToken cancellationToken);
}
