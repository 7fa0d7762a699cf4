namespace KubeStellar.Testing.Faults;

/// <summary>How often, and when, <see cref="SeededFaults"/> misbehaves.</summary>
public enum FaultProfile
{
    /// <summary>Each request has a small chance to be met.</summary>
    Light,

    /// <summary>Each request has a considerable chance to be met.</summary>
    Heavy,

    /// <summary>Several times every request fails for a while, in one way each time.</summary>
    Storm,

    /// <summary>From some request on every one fails in the same way.</summary>
    EndOfTheWorld,
}
