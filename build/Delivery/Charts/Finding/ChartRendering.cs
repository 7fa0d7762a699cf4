using System.Text;
using KubeStellar.Delivery.Charts.Templates;
using KubeStellar.Delivery.Yaml;

namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>Renders the templates of a chart and of its subcharts and gathers what they refer to.</summary>
internal sealed class ChartRendering
{
    private readonly IReadOnlyList<ChartNode> _charts;
    private readonly OwnArtifacts _own;
    private readonly Action<ChartProblem> _problem;
    private readonly TemplateContext _context;
    private readonly TemplateInterest _interest;
    private readonly Dictionary<string, TemplateFile> _files = new(StringComparer.Ordinal);

    /// <summary>Parses the templates.</summary>
    /// <param name="charts">The charts, the parents first.</param>
    /// <param name="own">The artifacts of the charts' own source.</param>
    /// <param name="budget">What it may cost.</param>
    /// <param name="problem">Gets what is wrong.</param>
    public ChartRendering(IReadOnlyList<ChartNode> charts, OwnArtifacts own, TemplateBudget budget, Action<ChartProblem> problem)
    {
        (_charts, _own, _problem) = (charts, own, problem);
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
                if (_files.TryGetValue($"{chart.HelmPath}/{template.Path}", out var file))
                {
                    var data = ChartRoot.For(root, chart, template.Path);
                    references.AddRange(new TemplateReferences(_context, chart, file, _own, _problem).Find(data, _interest.Of(file.Body)));
                }
            }
        }

        return references;
    }

    private static bool IsRendered(ChartFile file)
    {
        var name = file.Path[(file.Path.LastIndexOf('/') + 1)..];
        return name[0] != '_' && !name.EndsWith("NOTES.txt", StringComparison.Ordinal);
    }

    // Of two templates with one name that of the chart nearest to the root counts, and there the first file: helm parses it last.
    private Dictionary<string, TemplateDefinition> Parse()
    {
        var definitions = new Dictionary<string, TemplateDefinition>(StringComparer.Ordinal);
        var templates = _charts.SelectMany(chart => chart.Templates.Select(file => new ChartTemplate(chart, file)))
            .OrderByDescending(template => template.HelmPath.AsSpan().Count('/'))
            .ThenByDescending(template => template.HelmPath, StringComparer.Ordinal);
        foreach (var template in templates)
        {
            if (Parse(template.Chart, template.File) is { } parsed)
            {
                var name = template.HelmPath;
                _files[name] = parsed;
                definitions[name] = new TemplateDefinition(name, parsed.Path, parsed.Body);
                foreach (var (defined, definition) in parsed.Definitions)
                {
                    definitions[defined] = definition.IsEmpty ? definitions.GetValueOrDefault(defined, definition) : definition;
                }
            }
        }

        return definitions;
    }

    private sealed record ChartTemplate(ChartNode Chart, ChartFile File)
    {
        public string HelmPath { get; } = $"{Chart.HelmPath}/{File.Path}";
    }

    private TemplateFile? Parse(ChartNode chart, ChartFile file)
    {
        var path = chart.Folder + file.Path;
        try
        {
            // Go copies bytes that are no UTF-8, and YAML refuses them; a partial may hold them where nothing is rendered.
            return TemplateFile.Parse(path, IsRendered(file) ? Utf8Text.Read(file.Content, path) : Encoding.UTF8.GetString(file.Content.Span));
        }
        catch (InvalidTextException invalid)
        {
            _problem(new ChartProblem(path, invalid.Line, "", $"the template has {invalid.Fault.Found} where {invalid.Fault.Expected} is expected") { FromSubchart = chart.Subchart });
            return null;
        }
        catch (TemplateSyntaxException malformed)
        {
            var what = $"the template has {malformed.Fault.Found} where {malformed.Fault.Expected} is expected";
            _problem(new ChartProblem(path, malformed.Line, "", what) { FromSubchart = chart.Subchart });
            return null;
        }
    }
}
