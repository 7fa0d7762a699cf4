namespace KubeStellar.Build;

/// <summary>The parameters that every target shares that asks whether versioned references are right.</summary>
public interface IReferenceCheckInputs : IReferenceInputs, IHazRegistry, IHazRegistryAccess;
