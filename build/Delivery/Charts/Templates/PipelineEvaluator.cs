using KubeStellar.Delivery.Charts.Templates.Functions;

namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>Computes the values of pipelines as text/template/exec.go does; what is unknown stays unknown.</summary>
internal sealed class PipelineEvaluator(TemplateRun run)
{
    private const int CharactersOfOneStep = 64;

    /// <summary>What all templates of the chart share.</summary>
    public TemplateContext Context => run.Context;

    /// <summary>The rendering that this serves.</summary>
    public TemplateRun Run => run;

    /// <summary>Returns the text that stands for an unknown value at the current place.</summary>
    /// <param name="value">The value.</param>
    public string Mark(Unknown value) => Context.Marks.Add(new UnknownMark(value, run.Place.Path, run.Place.Line, run.Place.Expression));

    /// <summary>Computes a pipeline and sets its variables.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="frame">The dot and the variables.</param>
    public object? Evaluate(TemplatePipeline pipeline, TemplateFrame frame)
    {
        var value = Value(pipeline, frame);
        if (pipeline.Variables is [var only])
        {
            Store(pipeline, only, value, frame);
        }

        return value;
    }

    /// <summary>Computes a pipeline and leaves its variables alone.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="frame">The dot and the variables.</param>
    public object? Value(TemplatePipeline pipeline, TemplateFrame frame)
    {
        Context.Budget.Deeper();
        object? value = null;
        for (var i = 0; i < pipeline.Commands.Count; i++)
        {
            value = Command(pipeline.Commands[i].Operands, frame, i > 0, value);
        }

        Context.Budget.Back();
        return value;
    }

    /// <summary>Declares or sets a variable of a pipeline.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="variable">The name with its dollar sign.</param>
    /// <param name="value">The value.</param>
    /// <param name="frame">The variables.</param>
    public static void Store(TemplatePipeline pipeline, string variable, object? value, TemplateFrame frame)
    {
        if (pipeline.Declares)
        {
            frame.Variables.Declare(variable, value);
        }
        else
        {
            frame.Variables.Set(variable, value);
        }
    }

    /// <summary>Calls a function.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="arguments">The arguments.</param>
    public object? Call(string name, IReadOnlyList<object?> arguments)
    {
        if (FunctionTable.Find(name) is not { } function)
        {
            return new Unknown($"the function {name} is not known here");
        }

        Charge(arguments);
        var value = Apply(name, function, arguments);
        Context.Budget.Make((value as string)?.Length ?? 0);
        Context.Budget.Spend((value as IReadOnlyList<object?>)?.Count ?? 0);
        return value;
    }

    // A function reads its arguments once or a few times; long ones cost more than a step.
    private void Charge(IReadOnlyList<object?> arguments)
    {
        foreach (var argument in arguments)
        {
            Context.Budget.Spend(argument switch { string text => text.Length / CharactersOfOneStep, IReadOnlyList<object?> list => list.Count, _ => 0 });
        }
    }

    // What .NET refuses of values that no chart has, such as a number out of bounds, ends the template and not the program.
    private object? Apply(string name, TemplateFunction function, IReadOnlyList<object?> arguments)
    {
        try
        {
            return function.Unknowns == UnknownArguments.Spread && Spread(arguments) is var (known, unknown) && unknown is not null
                ? unknown.IsAssumed ? unknown.Assuming(function.Run(new FunctionCall(name, known, this))) : unknown
                : function.Run(new FunctionCall(name, arguments, this));
        }
        catch (Exception refused) when (refused is ArithmeticException or ArgumentException or FormatException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new TemplateFailure($"{name} cannot take these arguments: {refused.Message}");
        }
    }

    private object? Command(IReadOnlyList<TemplateOperand> operands, TemplateFrame frame, bool piped, object? final)
    {
        var first = operands[0];
        if (first is TemplateOperand.Function { Name: "and" or "or" } lazy)
        {
            return Lazy(lazy.Name == "and", operands, frame, piped, final);
        }

        if (first is TemplateOperand.Function function)
        {
            return Call(function.Name, Arguments(operands, frame, piped, final));
        }

        if (first is TemplateOperand.Literal { Value: null })
        {
            throw new TemplateFailure("nil is not a command");
        }

        var value = Operand(first, frame);
        if (value is TemplateMethod method)
        {
            return method(new FunctionCall(first.Names[^1], Arguments(operands, frame, piped, final), this));
        }

        if (operands.Count == 1 && !piped)
        {
            return value;
        }

        return value as Unknown ?? throw new TemplateFailure("a value that is no function has arguments");
    }

    private List<object?> Arguments(IReadOnlyList<TemplateOperand> operands, TemplateFrame frame, bool piped, object? final)
    {
        var arguments = new List<object?>(operands.Count);
        for (var i = 1; i < operands.Count; i++)
        {
            arguments.Add(Argument(operands[i], frame));
        }

        if (piped)
        {
            arguments.Add(final);
        }

        return arguments;
    }

    private object? Argument(TemplateOperand operand, TemplateFrame frame) => Operand(operand, frame) switch
    {
        TemplateMethod method => method(new FunctionCall(operand.Names[^1], [], this)),
        var value => value,
    };

    // "and" and "or" stop at the argument that decides.
    private object? Lazy(bool isAnd, IReadOnlyList<TemplateOperand> operands, TemplateFrame frame, bool piped, object? final)
    {
        object? value = null;
        Unknown? undecided = null;
        var count = operands.Count - 1 + (piped ? 1 : 0);
        for (var i = 1; i <= count; i++)
        {
            value = i < operands.Count ? Argument(operands[i], frame) : final;
            var truth = Truth.Of(value, Context.Marks);
            if (truth is null)
            {
                undecided ??= value as Unknown ?? new Unknown("it depends on an unknown value");
            }
            else if (truth != isAnd)
            {
                return truth == false || undecided is null ? value : undecided;
            }
        }

        return count == 0 ? throw new TemplateFailure("and and or need arguments") : undecided ?? value;
    }

    private object? Operand(TemplateOperand operand, TemplateFrame frame)
    {
        Context.Budget.Spend();
        switch (operand)
        {
            case TemplateOperand.Literal literal:
                return literal.Value;
            case TemplateOperand.Dot dot:
                return Fields(frame.Dot, dot.Names);
            case TemplateOperand.Variable variable:
                return Fields(frame.Variables[variable.Name], variable.Names);
            case TemplateOperand.Nested nested:
                return Fields(Evaluate(nested.Pipeline, frame), nested.Names);
            default:
                return Call(((TemplateOperand.Function)operand).Name, []);
        }
    }

    private object? Fields(object? value, IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            value = Field(value, name);
        }

        return value;
    }

    private object? Field(object? value, string name) => value switch
    {
        TemplateMap map => map.Methods.GetValueOrDefault(name) ?? run.Branches.Assumed(map, name) ?? map.GetValueOrDefault(name),
        Unknown { IsAssumed: true } unknown => unknown.Assuming(Field(unknown.Assumption, name)),
        Unknown unknown => unknown,
        // In a branch that default values do not choose, other values than these are there.
        null when run.Branches.IsForced => new Unknown($"nothing is there that has {name}"),
        null => throw new TemplateFailure($"nil pointer evaluating interface {{}}.{name}"),
        _ => throw new TemplateFailure($"can't evaluate field {name} in {KindFunctions.KindOf(value)}"),
    };

    // The arguments that helm template would see, and the first that is unknown; of several, one that has no assumption.
    private (IReadOnlyList<object?> Known, Unknown? Unknown) Spread(IReadOnlyList<object?> arguments)
    {
        Unknown? found = null;
        var known = arguments.Select(argument => Known(argument, ref found)).ToArray();
        return (known, found);
    }

    private object? Known(object? argument, ref Unknown? found)
    {
        if (argument is IReadOnlyList<object?> list && list.Any(IsUnknown))
        {
            var items = new List<object?>(list.Count);
            foreach (var item in list)
            {
                items.Add(Known(item, ref found));
            }

            return items;
        }

        if (!IsUnknown(argument))
        {
            return argument;
        }

        var value = argument is string text ? Context.Marks.Read(text) : argument;
        if (value is not Unknown unknown)
        {
            return value;
        }

        found = found is null || !unknown.IsAssumed ? unknown : found;
        return unknown.Assumption;
    }

    private static bool IsUnknown(object? value) => value is Unknown || (value is string text && UnknownMarks.In(text));
}
