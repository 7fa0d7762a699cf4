namespace KubeStellar.Build;

/// <summary>The parameters that every target shares that reads versioned references.</summary>
public interface IReferenceInputs : IHazSource, IHazWorkspace, IHazReport;
