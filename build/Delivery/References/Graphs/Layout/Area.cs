namespace KubeStellar.Delivery.References.Graphs.Layout;

/// <summary>A rectangle on the drawing, in pixels from its upper left corner.</summary>
/// <param name="X">The left side.</param>
/// <param name="Y">The upper side.</param>
/// <param name="Width">The width.</param>
/// <param name="Height">The height.</param>
public readonly record struct Area(double X, double Y, double Width, double Height)
{
    /// <summary>The right side.</summary>
    public double Right => X + Width;

    /// <summary>The lower side.</summary>
    public double Bottom => Y + Height;

    /// <summary>Whether both have points in common that are not on their sides.</summary>
    /// <param name="other">The other rectangle.</param>
    public bool Overlaps(Area other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    /// <summary>Whether the other rectangle is inside of this one.</summary>
    /// <param name="other">The other rectangle.</param>
    public bool Contains(Area other) => X <= other.X && Y <= other.Y && other.Right <= Right && other.Bottom <= Bottom;

    /// <summary>Returns the rectangle at another place.</summary>
    /// <param name="right">How far to the right.</param>
    /// <param name="down">How far down.</param>
    public Area Move(double right, double down) => this with { X = X + right, Y = Y + down };
}
