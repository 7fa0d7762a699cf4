namespace KubeStellar.Build;

/// <summary>The parameters that every publishing target shares.</summary>
public interface IReleaseInputs : IHazSource, IHazVersion, IHazRegistry, IHazRegistryAccess, IHazPlatform, IHazRender, IHazSigningKey, IHazSkipCheck, IHazDryRun, IHazReport;
