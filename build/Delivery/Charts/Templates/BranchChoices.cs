namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>Decides in one rendering which side of each branch is taken: the planned one, else that of the values.</summary>
/// <param name="coverage">Learns what was taken.</param>
/// <param name="plan">The sides that are forced; null renders as the values say.</param>
internal sealed class BranchChoices(BranchCoverage coverage, IReadOnlyDictionary<TemplateNode.Branch, bool>? plan = null)
{
    private readonly List<BranchSide> _path = [];
    private readonly List<(TemplateMap Map, string Key, Unknown Value)> _assumed = [];

    /// <summary>Whether sides are forced: then what fails is unknown, for values that no branch was written for meet it.</summary>
    public bool IsForced => plan is not null;

    /// <summary>How many sides around this place are not what the default values choose.</summary>
    public int Uncertain { get; private set; }

    /// <summary>How many such sides were entered so far.</summary>
    public int UncertainEntered { get; private set; }

    /// <summary>Takes a side of a branch, until <see cref="Leave"/>.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="truth">What the values say; null when they do not.</param>
    /// <returns>The side, and whether another choice than that of the values was made.</returns>
    public (bool IsBody, bool IsForced) Enter(TemplateNode.Branch branch, bool? truth)
    {
        var isBody = plan is not null && plan.TryGetValue(branch, out var planned) ? planned : truth ?? true;
        var side = new BranchSide(branch, isBody);
        coverage.Add(side, _path);
        _path.Add(side);
        if (truth != isBody)
        {
            Uncertain++;
            UncertainEntered++;
        }

        return (isBody, truth is not null && truth != isBody);
    }

    /// <summary>Leaves the innermost branch.</summary>
    /// <param name="truth">What the values said.</param>
    public void Leave(bool? truth)
    {
        Uncertain -= truth != _path[^1].IsBody ? 1 : 0;
        _path.RemoveAt(_path.Count - 1);
    }

    /// <summary>Where this stands, to which <see cref="Unwind"/> returns.</summary>
    public (int Branches, int Uncertain, int Assumptions) Position => (_path.Count, Uncertain, _assumed.Count);

    /// <summary>Leaves all branches that were entered since, after a failure.</summary>
    /// <param name="position">Where this stood.</param>
    public void Unwind((int Branches, int Uncertain, int Assumptions) position)
    {
        _path.RemoveRange(position.Branches, _path.Count - position.Branches);
        Uncertain = position.Uncertain;
        Forget(position.Assumptions);
    }

    /// <summary>Takes a value for unknown and not empty, inside of a branch that was forced because it is not.</summary>
    /// <param name="map">The map that holds it.</param>
    /// <param name="key">Its key there.</param>
    public void Assume(TemplateMap map, string key) => _assumed.Add((map, key, new Unknown($"{key} is not empty in this branch, and has no default")));

    /// <summary>Forgets what was assumed since a position.</summary>
    /// <param name="count">How many stay.</param>
    public void Forget(int count) => _assumed.RemoveRange(count, _assumed.Count - count);

    /// <summary>Returns what is assumed of a value; null when nothing is.</summary>
    /// <param name="map">The map that holds it.</param>
    /// <param name="key">Its key there.</param>
    public Unknown? Assumed(TemplateMap map, string key)
    {
        foreach (var (assumedMap, assumedKey, value) in _assumed)
        {
            if (ReferenceEquals(assumedMap, map) && assumedKey == key)
            {
                return value;
            }
        }

        return null;
    }
}
