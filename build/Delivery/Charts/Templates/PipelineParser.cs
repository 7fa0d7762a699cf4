namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>Reads pipelines; a variable must be declared before it is used.</summary>
/// <param name="tokens">The tokens.</param>
internal sealed class PipelineParser(TemplateTokens tokens)
{
    /// <summary>The greatest number of variables that are known at one place.</summary>
    public const int MaxVariables = 1000;

    private static readonly string[] Keywords = ["if", "with", "range", "define", "block", "template", "end", "else", "break", "continue"];

    /// <summary>The variables that are known here, the outermost first.</summary>
    public List<string> Variables { get; } = ["$"];

    /// <summary>Reads a pipeline up to the closing braces or parenthesis, which stay current.</summary>
    /// <param name="context">What the pipeline is for, such as <c>if</c>.</param>
    /// <param name="isRange">Whether two variables may be declared.</param>
    /// <exception cref="TemplateSyntaxException">There is none, or it is malformed.</exception>
    public TemplatePipeline Parse(string context, bool isRange = false)
    {
        tokens.Enter();
        var line = tokens.Current.Line;
        var (variables, declares) = Declaration(isRange);
        var commands = new List<TemplateCommand>();
        do
        {
            if (commands.Count > 0)
            {
                tokens.Next();
                // Go lets a pipeline end in a mark that leads nowhere.
                if (tokens.Current.Kind == TemplateTokenKind.Close || tokens.Current.Is(")"))
                {
                    break;
                }
            }

            commands.Add(Command(context, first: commands.Count == 0));
        }
        while (tokens.Current.Is("|"));

        if (declares)
        {
            Variables.AddRange(variables);
            if (Variables.Count > MaxVariables)
            {
                throw tokens.Wrong(line, $"at most {MaxVariables} variables at one place", "more");
            }
        }

        tokens.Leave();
        return new TemplatePipeline(line, variables, declares, commands);
    }

    private (IReadOnlyList<string> Variables, bool Declares) Declaration(bool isRange)
    {
        var first = tokens.Current;
        if (first.Kind != TemplateTokenKind.Variable)
        {
            return ([], false);
        }

        if (tokens.Following.Is(":=") || tokens.Following.Is("="))
        {
            tokens.Next();
            return Assignment([first.Text]);
        }

        if (!tokens.Following.Is(","))
        {
            return ([], false);
        }

        tokens.Next();
        tokens.Next();
        var second = tokens.Expect(TemplateTokenKind.Variable, "a second variable after the comma");
        return isRange && (tokens.Current.Is(":=") || tokens.Current.Is("=")) ? Assignment([first.Text, second.Text]) : throw tokens.Wrong("two variables only in range");
    }

    private (IReadOnlyList<string> Variables, bool Declares) Assignment(IReadOnlyList<string> variables)
    {
        var declares = tokens.Current.Is(":=");
        foreach (var variable in variables.Where(variable => !declares && !Variables.Contains(variable)))
        {
            throw tokens.Wrong(tokens.Current.Line, "a variable that is declared before", variable);
        }

        tokens.Next();
        return (variables, declares);
    }

    private TemplateCommand Command(string context, bool first)
    {
        var operands = new List<TemplateOperand>();
        while (tokens.Current is { Kind: not (TemplateTokenKind.Close or TemplateTokenKind.End) } token && !token.Is("|") && !token.Is(")"))
        {
            if (operands.Count > 0 && !token.Spaced)
            {
                throw tokens.Wrong("white space between the arguments");
            }

            operands.Add(Operand(context));
        }

        return operands switch
        {
            [] => throw tokens.Wrong($"a value in {context}"),
            [TemplateOperand.Literal, ..] when !first => throw tokens.Wrong(tokens.Current.Line, "a function or field after |", "a literal"),
            _ => new TemplateCommand(operands),
        };
    }

    private TemplateOperand Operand(string context)
    {
        var token = tokens.Current;
        tokens.Next();
        switch (token.Kind)
        {
            case TemplateTokenKind.Literal:
                return new TemplateOperand.Literal(token.Value);
            case TemplateTokenKind.Dot:
                return new TemplateOperand.Dot([]);
            case TemplateTokenKind.Field:
                return new TemplateOperand.Dot([token.Text, .. Fields()]);
            case TemplateTokenKind.Variable:
                return Variables.Contains(token.Text)
                    ? new TemplateOperand.Variable(token.Text, Fields())
                    : throw tokens.Wrong(token.Line, "a variable that is declared before", token.Text);
            case TemplateTokenKind.Mark when token.Text == "(":
                return Nested();
            case TemplateTokenKind.Identifier when !Keywords.Contains(token.Text):
                return token.Text switch
                {
                    "true" => new TemplateOperand.Literal(true),
                    "false" => new TemplateOperand.Literal(false),
                    "nil" => new TemplateOperand.Literal(null),
                    _ => Function(token),
                };
            default:
                throw tokens.Wrong(token.Line, $"a value in {context}", token.ToString());
        }
    }

    // Fields of what a function without arguments returns, as in now.Year.
    private TemplateOperand Function(TemplateToken token)
    {
        var function = new TemplateOperand.Function(token.Text);
        return Fields() is { Count: > 0 } fields ? new TemplateOperand.Nested(new TemplatePipeline(token.Line, [], false, [new TemplateCommand([function])]), fields) : function;
    }

    private TemplateOperand.Nested Nested()
    {
        var pipeline = Parse("parentheses");
        if (!tokens.Current.Is(")"))
        {
            throw tokens.Wrong("a closing parenthesis");
        }

        tokens.Next();
        return new TemplateOperand.Nested(pipeline, Fields());
    }

    private List<string> Fields()
    {
        var names = new List<string>();
        while (tokens.Current is { Kind: TemplateTokenKind.Field, Spaced: false } field)
        {
            names.Add(field.Text);
            tokens.Next();
        }

        return names;
    }
}
