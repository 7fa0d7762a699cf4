namespace KubeStellar.Delivery.References.Order;

/// <summary>One step as a row of a table.</summary>
/// <param name="Number">The step's number.</param>
/// <param name="Action">What is done: <c>release</c>, or <c>update main</c>.</param>
/// <param name="Repository">Owner and name of the repository.</param>
/// <param name="Version">The version that is released; empty where nothing is, <c>next</c> where it is not known yet.</param>
/// <param name="Reason">Why.</param>
/// <param name="Before">The versions to change, one a line: in a release before its tag.</param>
/// <param name="Stays">The versions that stay for now, one a line.</param>
public sealed record OrderRow(int Number, string Action, string Repository, string Version, string Reason, IReadOnlyList<string> Before, IReadOnlyList<string> Stays)
{
    /// <summary>Returns the steps of an order as rows.</summary>
    /// <param name="order">The order.</param>
    public static IReadOnlyList<OrderRow> Of(ReleaseOrder order) => [.. order.Steps.Select(Of)];

    private static OrderRow Of(OrderStep step) => new(
        step.Number,
        step.Kind == OrderStepKind.Release ? "release" : "update main",
        step.Repository,
        step.Version?.ToString() ?? (step.Kind == OrderStepKind.Release ? "next" : ""),
        step.Reason,
        [.. step.Updates.Select(update => update.ToString())],
        [.. step.Stays.Select(stays => $"{stays.Place.File}:{stays.Place.Line}: {stays.Old} until {stays.Releases} is released")]);
}
