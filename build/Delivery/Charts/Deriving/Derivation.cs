namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>One run of a recipe.</summary>
/// <param name="Checkout">The checkout.</param>
/// <param name="Files">The files that it sees.</param>
/// <param name="Overlays">Builds its overlays.</param>
/// <param name="Image">The image to set, as <c>repository:tag</c>.</param>
internal sealed record Derivation(CheckoutFolder Checkout, DerivationFiles Files, OverlayCopy Overlays, string Image);
