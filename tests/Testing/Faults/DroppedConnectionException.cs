namespace KubeStellar.Testing.Faults;

/// <summary>Thrown by a behaviour to close the client's connection without another byte.</summary>
public sealed class DroppedConnectionException : IOException;
