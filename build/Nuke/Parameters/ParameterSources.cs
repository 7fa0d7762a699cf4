namespace Nuke.Common.Parameters;

/// <summary>Finds what was given for a parameter: command line, then environment, then files.</summary>
internal sealed class ParameterSources
{
    private readonly BuildContext _context;
    private readonly Dictionary<string, List<string>> _named = new(StringComparer.OrdinalIgnoreCase);
    private readonly IReadOnlyDictionary<string, string> _variables;
    private readonly Dictionary<string, List<string>> _variablesByLetters = new(StringComparer.OrdinalIgnoreCase);

    public ParameterSources(BuildContext context)
    {
        _context = context;
        _variables = context.Process.Variables;
        foreach (var variable in _variables.Keys)
        {
            var letters = string.Concat(variable.Where(char.IsLetterOrDigit));
            if (!_variablesByLetters.TryGetValue(letters, out var names))
                _variablesByLetters[letters] = names = [];
            names.Add(variable);
        }

        List<string>? values = null;
        foreach (var argument in context.Process.Arguments)
        {
            if (!argument.StartsWith('-'))
            {
                (values ?? Positional).Add(argument);
                continue;
            }

            values = [];
            _named[ParameterNames.Plain(argument)] = values;
            ArgumentNames.Add(argument);
        }
    }

    /// <summary>The tokens before the first one that starts with a dash.</summary>
    public List<string> Positional { get; } = [];

    /// <summary>The tokens that start with a dash, as given.</summary>
    public List<string> ArgumentNames { get; } = [];

    /// <summary>Dashed names of parameters for which more than one environment variable is set; none of them is used.</summary>
    public Dictionary<string, List<string>> Ambiguous { get; } = [];

    public ParameterFiles Files => field ??= ParameterFiles.Read(_context);

    public RawValue? Find(Parameter parameter, bool fromFiles = true)
    {
        if (_named.TryGetValue(parameter.PlainName, out var values))
            return new RawValue(values, ValueOrigin.CommandLine);
        if (parameter.IsPositional && Positional.Count > 0)
            return new RawValue(Positional, ValueOrigin.CommandLine);

        return FromEnvironment(parameter) ?? (fromFiles && parameter.IsInFiles ? Files.Find(parameter.Name) : null);
    }

    private RawValue? FromEnvironment(Parameter parameter)
    {
        var name = parameter.Name;
        if (!_variables.TryGetValue(name, out var value))
        {
            var letters = string.Concat(name.Where(char.IsLetterOrDigit));
            List<string> names = [.. _variablesByLetters.GetValueOrDefault(letters, []), .. _variablesByLetters.GetValueOrDefault("NUKE" + letters, [])];
            if (names.Count > 1)
                Ambiguous[parameter.DashedName] = names;
            if (names.Count != 1)
                return null;
            (name, value) = (names[0], _variables[names[0]]);
        }

        IEnumerable<string> values = parameter.Separator is { } separator ? value.Split(separator) : [value];
        values = values.Where(x => !string.IsNullOrWhiteSpace(x));

        // NUKE reads an empty variable as nothing given, except that a list is then empty.
        return values.Any() || parameter.Type.IsArray ? new RawValue([.. values], ValueOrigin.Environment(name)) : null;
    }
}
