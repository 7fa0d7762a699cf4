namespace KubeStellar.Delivery.References.Graphs.Writing;

/// <summary>A graph that is to be written.</summary>
/// <param name="Title">What to call it.</param>
/// <param name="Whole">All of it.</param>
/// <param name="View">The part that was asked for.</param>
public sealed record DrawnGraph(string Title, DeliveryGraph Whole, DeliveryGraph View);
