namespace KubeStellar.Delivery.Releases.ChartChecks;

/// <summary>Which rules guard a chart, in the order of reports.</summary>
public static class ChartRules
{
    /// <summary>Returns the rules of every release.</summary>
    /// <param name="lookup">Asks registries for what others made.</param>
    public static IReadOnlyList<IChartCheck> Of(ReferenceLookup lookup) =>
    [
        new ChartVersionCheck(), new ResolvableReferencesCheck(), new ExactReferencesCheck(), new OwnReferencesCheck(), new DeploymentCheck(), new ForeignReferencesCheck(lookup),
    ];
}
