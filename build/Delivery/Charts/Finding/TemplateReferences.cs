using KubeStellar.Delivery.Charts.Templates;

namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>Renders one template, as the default values say and then with each of its other branches, and gathers what it refers to.</summary>
internal sealed class TemplateReferences(TemplateContext context, ChartNode chart, TemplateFile file, OwnArtifacts own, Action<ChartProblem> problem)
{
    private const int StepsOfOneFinding = 200;

    private readonly BranchCoverage _coverage = new();
    private readonly Dictionary<ChartReference, ChartReference> _references = [];
    private readonly HashSet<(string File, int Line, string Expression)> _problems = [];

    /// <summary>Returns the references.</summary>
    /// <param name="data">The value of the template's <c>$</c>.</param>
    /// <param name="hasInterest">Whether branches that default values do not take can hold any.</param>
    public IReadOnlyCollection<ChartReference> Find(TemplateMap data, bool hasInterest)
    {
        var malformed = Render(data, null);
        malformed.ForEach(Report);
        while (hasInterest && _coverage.Next() is { } plan)
        {
            if (Render(data, plan) is [_, ..] together)
            {
                Separately(data, plan, together);
            }
        }

        return _references.Values;
    }

    // Branches that exclude each other may make no YAML together; what is none even alone cannot be read.
    private void Separately(TemplateMap data, IReadOnlyDictionary<TemplateNode.Branch, bool> plan, List<ChartProblem> together)
    {
        if (plan.Count == 1)
        {
            together.ForEach(Report);
            return;
        }

        foreach (var single in _coverage.Singly(plan).ToArray())
        {
            Render(data, single).ForEach(Report);
        }
    }

    // Returns what is no YAML.
    private List<ChartProblem> Render(TemplateMap data, IReadOnlyDictionary<TemplateNode.Branch, bool>? plan)
    {
        var malformed = new List<ChartProblem>();
        try
        {
            var rendered = new TemplateRun(context, new BranchChoices(_coverage, plan)).Render(file, data);
            var places = new RenderedPlaces(rendered);
            void Malformed(int line, string reason) => malformed.Add(Problem(places.At(line, 1), plan, $"what it renders is no YAML: {reason}") with { Expression = "" });
            var walker = new ManifestWalker(finding => Add(finding, places.At(finding.Line, finding.Column), plan), Malformed, own);
            foreach (var document in ManifestReader.Documents(rendered.Text, 1, Malformed))
            {
                if (document is ManifestNode.Scalar { Value: var text } unknown && UnknownMarks.In(text))
                {
                    Add(new ManifestFinding(ChartReferenceKind.Image, text, unknown.Line, unknown.Column, ""), places.At(unknown.Line, unknown.Column), plan);
                }

                walker.Walk(document);
            }
        }
        catch (TemplateFailure failure)
        {
            var place = failure.Place ?? new TemplatePlace(file.Path, 0, "");
            Report(Problem((place, false), plan, failure.Message));
        }

        return malformed;
    }

    private ChartProblem Problem((TemplatePlace Place, bool IsConditional) at, object? plan, string what) => new(at.Place.Path, at.Place.Line, at.Place.Expression, what)
    {
        Conditional = at.IsConditional || plan is not null || !chart.IsEnabled,
        FromSubchart = chart.Subchart,
    };

    private void Add(ManifestFinding finding, (TemplatePlace Place, bool IsConditional) at, object? plan)
    {
        context.Budget.Spend(StepsOfOneFinding);
        if (context.Marks.First(finding.Text) is { } mark)
        {
            Report(new ChartProblem(mark.Path, mark.Line, context.Marks.Source(finding.Text), $"the {finding.Noun} cannot be known: {mark.Value.Reason}")
            {
                Conditional = at.IsConditional || plan is not null || !chart.IsEnabled,
                FromSubchart = chart.Subchart,
            });
        }
        else if (finding.Unresolved is { } missing)
        {
            Report(Problem(at, plan, $"the {finding.Noun} cannot be known: {missing}") with { Expression = finding.Text });
        }
        else
        {
            var reference = new ChartReference
            {
                Kind = finding.Kind,
                Role = finding.Role,
                Text = finding.Text,
                File = at.Place.Path,
                Line = at.Place.Line,
                Holder = context.Marks.Show(finding.Holder),
                Conditional = at.IsConditional || plan is not null || !chart.IsEnabled,
                FromSubchart = chart.Subchart,
            };
            // What default values lead to is found first, and stays so where another branch leads to it as well.
            _references.TryAdd(reference with { Conditional = true }, reference);
        }
    }

    private void Report(ChartProblem found)
    {
        if (_problems.Add((found.File, found.Line, found.Expression)))
        {
            problem(found);
        }
    }
}
