namespace KubeStellar.Delivery.References.Graphs.Layout;

/// <summary>A point of an edge.</summary>
/// <param name="X">Pixels from the left.</param>
/// <param name="Y">Pixels from above.</param>
public readonly record struct RoutePoint(double X, double Y)
{
    /// <summary>Returns the point at another place.</summary>
    /// <param name="right">How far to the right.</param>
    /// <param name="down">How far down.</param>
    public RoutePoint Move(double right, double down) => new(X + right, Y + down);
}
