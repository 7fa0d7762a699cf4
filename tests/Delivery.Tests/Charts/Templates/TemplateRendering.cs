using KubeStellar.Delivery.Charts.Templates;

namespace KubeStellar.Delivery.Tests.Charts.Templates;

/// <summary>Renders one template over values as its dot.</summary>
internal static class TemplateRendering
{
    public const string Values =
        """
        name: box
        empty: ""
        number: 3
        half: 0.5
        large: 1234567
        yes: true
        no: false
        nothing: null
        list: [a, b, c]
        numbers: [3, 1, 2]
        map: {b: two, a: one}
        deep: {inner: {leaf: green}}
        people:
        - {name: Ann, age: 30}
        - {name: Bob, age: 40}
        """;

    public static string Render(string template, string values = Values)
    {
        var file = TemplateFile.Parse("templates/x.yaml", template);
        var budget = new TemplateBudget();
        var context = new TemplateContext(file.Definitions, new UnknownMarks(), budget);
        var rendered = new TemplateRun(context, new BranchChoices(new BranchCoverage())).Render(file, ValueReader.Read(values, "values.yaml", budget));
        return context.Marks.Source(rendered.Text);
    }
}
