namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>The variables of one template, the innermost last.</summary>
/// <param name="root">The value of <c>$</c>.</param>
internal sealed class TemplateVariables(object? root)
{
    private readonly List<(string Name, object? Value)> _variables = [("$", root)];

    /// <summary>How many there are, to which <see cref="Forget"/> returns.</summary>
    public int Count => _variables.Count;

    /// <summary>Declares a variable.</summary>
    /// <param name="name">The name with its dollar sign.</param>
    /// <param name="value">The value.</param>
    public void Declare(string name, object? value) => _variables.Add((name, value));

    /// <summary>Sets the innermost variable of that name.</summary>
    /// <param name="name">The name with its dollar sign.</param>
    /// <param name="value">The value.</param>
    public void Set(string name, object? value) => _variables[Find(name)] = (name, value);

    /// <summary>Returns the value of the innermost variable of that name.</summary>
    /// <param name="name">The name with its dollar sign.</param>
    public object? this[string name] => _variables[Find(name)].Value;

    /// <summary>Forgets the variables that were declared since.</summary>
    /// <param name="count">How many stay.</param>
    public void Forget(int count) => _variables.RemoveRange(count, _variables.Count - count);

    private int Find(string name)
    {
        var index = _variables.FindLastIndex(variable => variable.Name == name);
        return index >= 0 ? index : throw new TemplateFailure($"no variable {name}");
    }
}
