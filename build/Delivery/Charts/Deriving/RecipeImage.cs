namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>The image that a recipe sets.</summary>
/// <param name="Name">The name in the kustomization, such as <c>controller</c>.</param>
/// <param name="Expression">What make puts there, such as <c>${IMG}</c>.</param>
/// <param name="DropsV">Whether the recipe takes the <c>v</c> of the version away.</param>
/// <param name="Place">The line, as <c>Makefile:line</c>.</param>
public sealed record RecipeImage(string Name, string Expression, bool DropsV, string Place);
