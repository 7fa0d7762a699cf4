namespace Nuke.Common.Execution;

/// <summary>Finds targets that wait for each other (Tarjan's strongly connected components).</summary>
internal sealed class TargetCycles
{
    private readonly Dictionary<ExecutableTarget, (int Index, int Low)> _numbers = [];
    private readonly Stack<ExecutableTarget> _stack = [];
    private readonly List<List<ExecutableTarget>> _cycles = [];

    /// <summary>Returns each cycle as a closed walk: the last target is the first one again.</summary>
    public static List<List<ExecutableTarget>> Find(IReadOnlyCollection<ExecutableTarget> targets)
    {
        var search = new TargetCycles();
        foreach (var target in targets)
        {
            if (!search._numbers.ContainsKey(target))
                search.Visit(target);
        }

        return search._cycles.ConvertAll(x => Walk([.. x.OrderBy(targets.ToList().IndexOf)]));
    }

    private void Visit(ExecutableTarget target)
    {
        var index = _numbers.Count;
        _numbers[target] = (index, index);
        _stack.Push(target);

        foreach (var dependency in target.AllDependencies)
        {
            if (!_numbers.ContainsKey(dependency))
                Visit(dependency);
            else if (!_stack.Contains(dependency))
                continue;
            _numbers[target] = (index, Math.Min(_numbers[target].Low, _numbers[dependency].Low));
        }

        if (_numbers[target].Low != index)
            return;

        var component = new List<ExecutableTarget>();
        do
        {
            component.Add(_stack.Pop());
        }
        while (component[^1] != target);

        if (component.Count > 1)
            _cycles.Add(component);
    }

    /// <summary>Follows dependencies inside a component until a target comes again.</summary>
    private static List<ExecutableTarget> Walk(List<ExecutableTarget> component)
    {
        var walk = new List<ExecutableTarget> { component[0] };
        while (true)
        {
            var next = walk[^1].AllDependencies.Where(component.Contains).OrderBy(walk.Contains).First();
            var start = walk.IndexOf(next);
            walk.Add(next);
            if (start >= 0)
                return walk[start..];
        }
    }
}
