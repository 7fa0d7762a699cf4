namespace KubeStellar.Delivery.References.Order;

/// <summary>How much it costs that references stay at an older version for one step. One edge of a heavier purpose costs more than any number of lighter ones.</summary>
/// <param name="BuildTime">How many edges there are that what is published is made by.</param>
/// <param name="RunTime">How many that are used where it runs.</param>
/// <param name="Test">How many that only tests, and what is lighter, need.</param>
/// <param name="Script">How many that only scripts, and documents, need.</param>
/// <param name="Document">How many that only documents need.</param>
/// <param name="References">How many references they are of.</param>
internal readonly record struct CutCost(int BuildTime, int RunTime, int Test, int Script, int Document, int References) : IComparable<CutCost>
{
    /// <summary>Returns the cost of cutting one edge.</summary>
    /// <param name="edge">The edge.</param>
    public static CutCost Of(RepositoryEdge edge) => new(
        Count(edge, ReferencePurpose.BuildTime),
        Count(edge, ReferencePurpose.RunTime),
        Count(edge, ReferencePurpose.Test),
        Count(edge, ReferencePurpose.Script),
        Count(edge, ReferencePurpose.Document),
        edge.References.Count);

    /// <inheritdoc/>
    public int CompareTo(CutCost other) => AsTuple.CompareTo(other.AsTuple);

    /// <summary>Adds up costs.</summary>
    /// <param name="left">One cost.</param>
    /// <param name="right">Another.</param>
    public static CutCost operator +(CutCost left, CutCost right) => new(
        left.BuildTime + right.BuildTime,
        left.RunTime + right.RunTime,
        left.Test + right.Test,
        left.Script + right.Script,
        left.Document + right.Document,
        left.References + right.References);

    private (int, int, int, int, int, int) AsTuple => (BuildTime, RunTime, Test, Script, Document, References);

    private static int Count(RepositoryEdge edge, ReferencePurpose purpose) => edge.Purpose == purpose ? 1 : 0;
}
