namespace KubeStellar.Delivery.Charts.Templates.Functions;

/// <summary>What helm adds for charts (pkg/engine/funcs.go).</summary>
internal static class ChartFunctions
{
    /// <summary>The functions by name.</summary>
    public static Dictionary<string, TemplateFunction> Table { get; } = FunctionTable.Of(
        UnknownArguments.Given,
        ("include", call => call[0] is Unknown name ? name : call.Caller.Run.Include(call.Text(0), call[1])),
        ("tpl", call => call[0] is Unknown text ? text : call.Caller.Run.Expand(call.Text(0), call[1])),
        ("fail", call => throw new TemplateFailure(call.Text(0))),
        ("lookup", _ => new TemplateMap()),
        ("env", _ => throw new TemplateFailure("helm removes the function env")),
        ("expandenv", _ => throw new TemplateFailure("helm removes the function expandenv")));
}
