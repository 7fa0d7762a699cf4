namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>One rendering of one template.</summary>
internal sealed class TemplateRun
{
    private const int MaxIncludes = 250;

    private readonly PipelineEvaluator _pipelines;
    private TemplateOutput _output;
    private string _path = "";

    /// <summary>Starts a rendering.</summary>
    /// <param name="context">What all templates of the chart share.</param>
    /// <param name="branches">Decides which branches are taken.</param>
    public TemplateRun(TemplateContext context, BranchChoices branches)
    {
        (Context, Branches) = (context, branches);
        _pipelines = new PipelineEvaluator(this);
        _output = new TemplateOutput(context.Budget);
    }

    /// <summary>What all templates of the chart share.</summary>
    public TemplateContext Context { get; }

    /// <summary>Decides which branches are taken.</summary>
    public BranchChoices Branches { get; }

    /// <summary>The action that is being evaluated.</summary>
    public TemplatePlace Place { get; private set; }

    /// <summary>Renders a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="root">The value of <c>$</c> and of the first dot.</param>
    /// <exception cref="TemplateFailure">helm could not render it either, or a bound was hit; the place is set.</exception>
    public RenderedTemplate Render(TemplateFile file, object? root)
    {
        Context.Budget.Depth = 0;
        Context.Includes = 0;
        try
        {
            Body(file.Path, file.Body, root);
            return _output.ToRendered();
        }
        catch (TemplateFailure failure)
        {
            failure.Place ??= Place;
            throw;
        }
    }

    /// <summary>Renders a named template to text, as <c>include</c> does.</summary>
    /// <param name="name">The name.</param>
    /// <param name="dot">The dot and <c>$</c> of the template.</param>
    public string Include(string name, object? dot) => Apart(() => Call(name, dot));

    /// <summary>Renders a text that is a template itself, as <c>tpl</c> does.</summary>
    /// <param name="text">The template.</param>
    /// <param name="dot">The dot and <c>$</c> of the template.</param>
    public string Expand(string text, object? dot)
    {
        if (!text.Contains("{{", StringComparison.Ordinal))
        {
            return text;
        }

        try
        {
            var file = TemplateFile.Parse(Place.Path, text);
            return Apart(() => Nested(file.Path, file.Body, dot));
        }
        catch (TemplateSyntaxException malformed)
        {
            throw new TemplateFailure($"tpl expects {malformed.Fault.Expected}, found {malformed.Fault.Found}");
        }
    }

    private string Apart(Action render)
    {
        var (output, place) = (_output, Place);
        _output = new TemplateOutput(Context.Budget);
        try
        {
            render();
            return _output.ToString();
        }
        finally
        {
            (_output, Place) = (output, place);
        }
    }

    private void Call(string name, object? dot)
    {
        if (!Context.Definitions.TryGetValue(name, out var definition))
        {
            throw new TemplateFailure($"no template \"{name}\" is defined");
        }

        Nested(definition.Path, definition.Body, dot);
    }

    private void Nested(string path, IReadOnlyList<TemplateNode> body, object? dot)
    {
        if (++Context.Includes > MaxIncludes)
        {
            throw new TemplateFailure($"templates include each other more than {MaxIncludes} deep") { IsFatal = true };
        }

        var outer = _path;
        Body(path, body, dot);
        _path = outer;
        Context.Includes--;
    }

    private void Body(string path, IReadOnlyList<TemplateNode> body, object? dot)
    {
        _path = path;
        Nodes(body, new TemplateFrame(dot, new TemplateVariables(dot)));
    }

    private TemplateFlow Nodes(IReadOnlyList<TemplateNode> nodes, TemplateFrame frame)
    {
        Context.Budget.Deeper();
        var flow = TemplateFlow.Next;
        for (var i = 0; i < nodes.Count && flow == TemplateFlow.Next; i++)
        {
            flow = Node(nodes[i], frame);
        }

        Context.Budget.Back();
        return flow;
    }

    private TemplateFlow Node(TemplateNode node, TemplateFrame frame)
    {
        Context.Budget.Spend();
        if (node is TemplateNode.Text text)
        {
            _output.Append(text.Content, new TemplatePlace(_path, node.Line, ""), Branches.Uncertain > 0);
            return TemplateFlow.Next;
        }

        Place = new TemplatePlace(_path, node.Line, node.Source);
        switch (node)
        {
            case TemplateNode.Action action:
                Print(action, frame);
                break;
            case TemplateNode.Call call:
                Guarded(() =>
                {
                    Call(call.Name, call.Pipeline is null ? null : _pipelines.Evaluate(call.Pipeline, frame));
                    return null;
                });
                break;
            case TemplateNode.Branch branch:
                return Branch(branch, frame);
            case TemplateNode.Jump jump:
                return jump.Ends ? TemplateFlow.Break : TemplateFlow.Continue;
        }

        return TemplateFlow.Next;
    }

    private void Print(TemplateNode.Action action, TemplateFrame frame)
    {
        var (place, entered) = (Place, Branches.UncertainEntered);
        var value = Guarded(() => _pipelines.Evaluate(action.Pipeline, frame));
        Place = place;
        if (action.Pipeline.Variables.Count == 0)
        {
            var printed = value is Unknown unknown ? _pipelines.Mark(unknown) : GoPrinter.Print(value);
            _output.Append(printed, place, Branches.Uncertain > 0 || Branches.UncertainEntered > entered);
        }
    }

    private TemplateFlow Branch(TemplateNode.Branch branch, TemplateFrame frame)
    {
        var place = Place;
        var (known, assumed) = (frame.Variables.Count, Branches.Position.Assumptions);
        var value = Guarded(() => _pipelines.Value(branch.Pipeline, frame));
        Place = place;
        var truth = branch.Kind == BranchKind.Range && value is long count ? count > 0 : Truth.Of(value, Context.Marks);
        var (isBody, isForced) = Branches.Enter(branch, truth);
        if (isBody && isForced)
        {
            ForcedValue.Assume(branch.Pipeline, frame, Branches);
            value = branch.Kind == BranchKind.Range
                ? new object?[] { new Unknown("the list has no elements by default") }
                : new Unknown("the value is empty by default");
        }

        var flow = Side(branch, isBody, value, frame);
        Branches.Leave(truth);
        Branches.Forget(assumed);
        frame.Variables.Forget(known);
        return flow;
    }

    private TemplateFlow Side(TemplateNode.Branch branch, bool isBody, object? value, TemplateFrame frame)
    {
        if (isBody && branch.Kind == BranchKind.Range)
        {
            return new TemplateLoop(Context.Budget, branch.Pipeline).Run(value, frame, inner => Nodes(branch.Body, inner));
        }

        if (branch.Pipeline.Variables is [var variable])
        {
            PipelineEvaluator.Store(branch.Pipeline, variable, value, frame);
        }

        return isBody ? Nodes(branch.Body, branch.Kind == BranchKind.With ? frame with { Dot = value } : frame)
            : branch.Else is { } otherwise ? Nodes(otherwise, frame)
            : TemplateFlow.Next;
    }

    // What fails in a forced branch is unknown; else it fails as with helm, and the innermost place counts.
    private object? Guarded(Func<object?> evaluate)
    {
        var place = Place;
        var (output, path, includes) = (_output, _path, Context.Includes);
        var (branches, depth) = (Branches.Position, Context.Budget.Depth);
        try
        {
            return evaluate();
        }
        catch (TemplateFailure failure) when (Branches.IsForced && !failure.IsFatal)
        {
            (_output, _path, Context.Includes) = (output, path, includes);
            Context.Budget.Depth = depth;
            Branches.Unwind(branches);
            return new Unknown(failure.Message);
        }
        catch (TemplateFailure failure)
        {
            failure.Place ??= place;
            throw;
        }
    }
}
