using KubeStellar.EndToEnd.Interruptions;

namespace KubeStellar.EndToEnd.Faults;

/// <summary>What a release leaves in a registry where nothing disturbs it.</summary>
/// <param name="Earlier">The state before it.</param>
/// <param name="Writes">The tags that it writes.</param>
/// <param name="State">All tags, those of earlier releases included.</param>
public sealed record UndisturbedState(PublishedState Earlier, TagWrites Writes, PublishedState State)
{
    /// <summary>Requires that a run which says that it succeeded left exactly this.</summary>
    /// <param name="left">What it left.</param>
    public void RequireWhole(PublishedState left)
    {
        Assert.Equal(State.Tags, left.Tags);
        Assert.Equal(State.Referrers, left.Referrers);
    }

    /// <summary>Requires that a run which failed left no tag that is wrong or was moved where it must not, and the first of the right ones.</summary>
    /// <param name="left">What it left.</param>
    public void RequirePart(PublishedState left)
    {
        Assert.Empty(left.Tags.Except(State.Tags).Except(Earlier.Tags));
        Assert.Empty(Earlier.Tags.Keys.Except(left.Tags.Keys));
        Assert.Empty(left.Referrers.Except(State.Referrers).Except(Earlier.Referrers));
        var written = Writes.Order.Where(tag => left.Tags.TryGetValue(tag, out var digest) && digest == State.Tags[tag]).ToList();
        Assert.Equal(Writes.Order.Take(written.Count), written);
    }
}
