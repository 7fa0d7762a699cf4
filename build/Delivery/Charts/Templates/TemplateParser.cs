namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>Reads the structure of a template: text, actions and the blocks that <c>end</c> closes (text/template/parse).</summary>
internal sealed class TemplateParser
{
    private static readonly string[] Closing = ["end", "else"];

    private readonly string _path;
    private readonly string _text;
    private readonly TemplateTokens _tokens;
    private readonly PipelineParser _pipelines;
    private readonly Dictionary<string, TemplateDefinition> _definitions = new(StringComparer.Ordinal);
    private int _loops;

    /// <summary>Takes a template.</summary>
    /// <param name="path">The path, as messages name it.</param>
    /// <param name="text">The template.</param>
    public TemplateParser(string path, string text)
    {
        (_path, _text) = (path, text);
        _tokens = new TemplateTokens(path, new TemplateLexer(path, text).Tokenize());
        _pipelines = new PipelineParser(_tokens);
    }

    /// <summary>Reads the template.</summary>
    public TemplateFile Parse()
    {
        var body = Nodes(top: true);
        return _tokens.Current.Kind == TemplateTokenKind.End
            ? new TemplateFile(_path, body, _definitions)
            : throw _tokens.Wrong("an action that opens a block before");
    }

    // Reads up to the end or to a closing keyword, which stays current.
    private List<TemplateNode> Nodes(bool top = false)
    {
        _tokens.Enter();
        var nodes = new List<TemplateNode>();
        while (true)
        {
            var token = _tokens.Current;
            if (token.Kind == TemplateTokenKind.Text)
            {
                _tokens.Next();
                nodes.Add(new TemplateNode.Text { Line = token.Line, Content = token.Text });
                continue;
            }

            if (token.Kind == TemplateTokenKind.End || (_tokens.Following.Kind == TemplateTokenKind.Identifier && Closing.Contains(_tokens.Following.Text)))
            {
                _tokens.Leave();
                return nodes;
            }

            _tokens.Next();
            if (Node(token, top) is { } node)
            {
                nodes.Add(node);
            }
        }
    }

    private TemplateNode? Node(TemplateToken open, bool top)
    {
        var word = _tokens.Current.Kind == TemplateTokenKind.Identifier ? _tokens.Current.Text : "";
        switch (word)
        {
            case "if" or "with" or "range":
                _tokens.Next();
                return Branch(open, word switch { "if" => BranchKind.If, "with" => BranchKind.With, _ => BranchKind.Range });
            case "define":
                return top ? Define() : throw _tokens.Wrong("no define inside of another block");
            case "block":
                return Block(open);
            case "template":
                return Call(open);
            case "break" or "continue":
                _tokens.Next();
                return _loops > 0
                    ? new TemplateNode.Jump { Line = open.Line, Source = Close(open), Ends = word == "break" }
                    : throw _tokens.Wrong(open.Line, $"a range around {word}", word);
            default:
                var pipeline = _pipelines.Parse("an action");
                return new TemplateNode.Action { Line = open.Line, Source = Close(open), Pipeline = pipeline };
        }
    }

    private TemplateNode.Branch Branch(TemplateToken open, BranchKind kind)
    {
        var known = _pipelines.Variables.Count;
        var pipeline = _pipelines.Parse(kind.ToString().ToLowerInvariant(), isRange: kind == BranchKind.Range);
        var source = Close(open);
        _loops += kind == BranchKind.Range ? 1 : 0;
        var body = Scoped();
        _loops -= kind == BranchKind.Range ? 1 : 0;
        var otherwise = Else(kind);
        _pipelines.Variables.RemoveRange(known, _pipelines.Variables.Count - known);
        return new TemplateNode.Branch { Line = open.Line, Source = source, Kind = kind, Pipeline = pipeline, Body = body, Else = otherwise };
    }

    // What follows a body: "end", "else" and a body, or "else if" and a branch that shares the "end".
    private IReadOnlyList<TemplateNode>? Else(BranchKind kind)
    {
        var open = _tokens.Expect(TemplateTokenKind.Open, "{{end}} or {{else}}");
        if (_tokens.Current.IsKeyword("end"))
        {
            _tokens.Next();
            Close(open);
            return null;
        }

        _tokens.Next();
        var chained = kind switch { BranchKind.If => "if", BranchKind.With => "with", _ => null };
        if (chained is not null && _tokens.Current.IsKeyword(chained))
        {
            _tokens.Next();
            _tokens.Enter();
            IReadOnlyList<TemplateNode> branch = [Branch(open, kind)];
            _tokens.Leave();
            return branch;
        }

        Close(open);
        var body = Scoped();
        End();
        return body;
    }

    private List<TemplateNode> Scoped()
    {
        var known = _pipelines.Variables.Count;
        var body = Nodes();
        _pipelines.Variables.RemoveRange(known, _pipelines.Variables.Count - known);
        return body;
    }

    private TemplateNode? Define()
    {
        _tokens.Next();
        var name = Name("define");
        _tokens.Expect(TemplateTokenKind.Close, "}}");
        Definition(name);
        return null;
    }

    private TemplateNode.Call Block(TemplateToken open)
    {
        _tokens.Next();
        var name = Name("block");
        var pipeline = _pipelines.Parse("block");
        var source = Close(open);
        Definition(name);
        return new TemplateNode.Call { Line = open.Line, Source = source, Name = name, Pipeline = pipeline };
    }

    // A definition sees no variables of where it stands.
    private void Definition(string name)
    {
        var line = _tokens.Current.Line;
        var (outer, loops) = (_pipelines.Variables.ToArray(), _loops);
        _pipelines.Variables.RemoveRange(1, outer.Length - 1);
        _loops = 0;
        var body = Nodes();
        End();
        _pipelines.Variables.Clear();
        _pipelines.Variables.AddRange(outer);
        _loops = loops;
        Keep(new TemplateDefinition(name, _path, body), line);
    }

    private void Keep(TemplateDefinition definition, int line)
    {
        var isNamed = _definitions.TryGetValue(definition.Name, out var known);
        if (isNamed && !known!.IsEmpty && !definition.IsEmpty)
        {
            throw _tokens.Wrong(line, "each name defined once in a file", $"another template \"{definition.Name}\"");
        }

        if (!isNamed || known!.IsEmpty)
        {
            _definitions[definition.Name] = definition;
        }
    }

    private TemplateNode.Call Call(TemplateToken open)
    {
        _tokens.Next();
        var name = Name("template");
        var pipeline = _tokens.Current.Kind == TemplateTokenKind.Close ? null : _pipelines.Parse("template");
        return new TemplateNode.Call { Line = open.Line, Source = Close(open), Name = name, Pipeline = pipeline };
    }

    private string Name(string keyword)
    {
        var name = _tokens.Current.Value as string ?? throw _tokens.Wrong($"a quoted name after {keyword}");
        _tokens.Next();
        return name;
    }

    private void End()
    {
        var open = _tokens.Expect(TemplateTokenKind.Open, "{{end}}");
        if (!_tokens.Current.IsKeyword("end"))
        {
            throw _tokens.Wrong("{{end}}");
        }

        _tokens.Next();
        Close(open);
    }

    private string Close(TemplateToken open) => _text[open.Start..(_tokens.Expect(TemplateTokenKind.Close, "}}").Start + 2)];
}
