using System.Text;
using KubeStellar.Delivery.Charts.Templates;

namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>Renders the templates of a chart and of its subcharts and gathers what they refer to.</summary>
internal sealed class ChartRendering
{
    private readonly IReadOnlyList<ChartNode> _charts;
    private readonly Action<ChartProblem> _problem;
    private readonly TemplateContext _context;
    private readonly TemplateInterest _interest;
    private readonly Dictionary<(string Chart, string Path), TemplateFile> _files = [];

    /// <summary>Parses the templates.</summary>
    /// <param name="charts">The charts, the parents first.</param>
    /// <param name="budget">What it may cost.</param>
    /// <param name="problem">Gets what is wrong.</param>
    public ChartRendering(IReadOnlyList<ChartNode> charts, TemplateBudget budget, Action<ChartProblem> problem)
    {
        (_charts, _problem) = (charts, problem);
        var definitions = Parse();
        _context = new TemplateContext(definitions, new UnknownMarks(), budget);
        _interest = new TemplateInterest(definitions);
    }

    /// <summary>Renders all templates and returns the references.</summary>
    public IReadOnlyList<ChartReference> Find()
    {
        var references = new List<ChartReference>();
        foreach (var chart in _charts.Where(chart => !chart.IsLibrary))
        {
            var root = ChartRoot.Of(chart);
            foreach (var template in chart.Templates.Where(IsRendered))
            {
                if (_files.TryGetValue((chart.HelmPath, template.Path), out var file))
                {
                    var data = ChartRoot.For(root, chart, template.Path);
                    references.AddRange(new TemplateReferences(_context, chart, file, _problem).Find(data, _interest.Of(file.Text, file.Body)));
                }
            }
        }

        return references;
    }

    private static bool IsRendered(ChartFile file)
    {
        var name = file.Path[(file.Path.LastIndexOf('/') + 1)..];
        return name[0] != '_' && name != "NOTES.txt";
    }

    // Of two templates with one name that of the chart nearest to the root counts, and there the first file: helm parses it last.
    private Dictionary<string, TemplateDefinition> Parse()
    {
        var definitions = new Dictionary<string, TemplateDefinition>(StringComparer.Ordinal);
        var files = _charts.SelectMany(chart => chart.Templates.Select(file => (Chart: chart, File: file)))
            .OrderByDescending(entry => $"{entry.Chart.HelmPath}/{entry.File.Path}".AsSpan().Count('/'))
            .ThenByDescending(entry => entry.File.Path, StringComparer.Ordinal);
        foreach (var (chart, file) in files)
        {
            if (Parse(chart, file) is { } parsed)
            {
                _files[(chart.HelmPath, file.Path)] = parsed;
                var name = $"{chart.HelmPath}/{file.Path}";
                definitions[name] = new TemplateDefinition(name, parsed.Path, parsed.Text, parsed.Body);
                foreach (var (defined, definition) in parsed.Definitions)
                {
                    definitions[defined] = definition.IsEmpty ? definitions.GetValueOrDefault(defined, definition) : definition;
                }
            }
        }

        return definitions;
    }

    private TemplateFile? Parse(ChartNode chart, ChartFile file)
    {
        var path = chart.Folder + file.Path;
        try
        {
            return TemplateFile.Parse(path, Encoding.UTF8.GetString(file.Content.Span));
        }
        catch (TemplateSyntaxException malformed)
        {
            _problem(new ChartProblem(path, malformed.Line, "", $"the template has {malformed.Fault.Found} where {malformed.Fault.Expected} is expected") { FromSubchart = chart.Subchart });
            return null;
        }
    }
}
