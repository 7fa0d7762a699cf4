namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>Which branches were rendered, and under which others; it plans renderings until each was rendered once.</summary>
internal sealed class BranchCoverage
{
    private readonly HashSet<BranchSide> _covered = [];
    private readonly Dictionary<TemplateNode.Branch, BranchSide[]> _paths = [];

    /// <summary>Notes that a branch was reached and which side of it was rendered.</summary>
    /// <param name="side">The side.</param>
    /// <param name="path">The sides around it, the outermost first.</param>
    public void Add(BranchSide side, IReadOnlyList<BranchSide> path)
    {
        _covered.Add(side);
        if (!_paths.ContainsKey(side.Branch))
        {
            _paths[side.Branch] = [.. path];
        }
    }

    /// <summary>Returns the sides to force in the next rendering, as many as go together; null when nothing is left. No side is planned twice.</summary>
    public IReadOnlyDictionary<TemplateNode.Branch, bool>? Next()
    {
        Dictionary<TemplateNode.Branch, bool>? plan = null;
        foreach (var (branch, path) in _paths)
        {
            foreach (var side in (BranchSide[])[new(branch, true), new(branch, false)])
            {
                if (side.HasContent && !_covered.Contains(side) && Fits(plan ??= [], path, side))
                {
                    _covered.Add(side);
                }
            }
        }

        return plan is { Count: > 0 } ? plan : null;
    }

    /// <summary>Returns, for a plan whose rendering is no YAML, plans of one side each.</summary>
    /// <param name="plan">The plan.</param>
    public IEnumerable<IReadOnlyDictionary<TemplateNode.Branch, bool>> Singly(IReadOnlyDictionary<TemplateNode.Branch, bool> plan)
    {
        foreach (var (branch, isBody) in plan)
        {
            var single = new Dictionary<TemplateNode.Branch, bool>();
            Fits(single, _paths.GetValueOrDefault(branch, []), new BranchSide(branch, isBody));
            yield return single;
        }
    }

    private static bool Fits(Dictionary<TemplateNode.Branch, bool> plan, BranchSide[] path, BranchSide side)
    {
        foreach (var around in path)
        {
            if (around.Branch == side.Branch || (plan.TryGetValue(around.Branch, out var isBody) && isBody != around.IsBody))
            {
                return false;
            }
        }

        if (plan.TryGetValue(side.Branch, out var planned) && planned != side.IsBody)
        {
            return false;
        }

        foreach (var around in path.Append(side))
        {
            plan[around.Branch] = around.IsBody;
        }

        return true;
    }
}
