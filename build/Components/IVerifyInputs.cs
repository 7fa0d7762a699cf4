namespace KubeStellar.Build;

/// <summary>The parameters that every target shares that checks derived files.</summary>
public interface IVerifyInputs : IDerivedInputs, IHazRevision;
