namespace KubeStellar.Build;

/// <summary>The parameters that every target for derived files shares.</summary>
public interface IDerivedInputs : IHazSource, IHazForce, IHazDryRun, IHazReport;
