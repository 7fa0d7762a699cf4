using KubeStellar.Delivery.Charts.Templates.Functions;

namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>Runs the body of <c>range</c> for each element: of a list, of a map by key, of a count; of an unknown value, once.</summary>
/// <param name="budget">What it may cost.</param>
/// <param name="pipeline">What is looped over, with its variables.</param>
internal sealed class TemplateLoop(TemplateBudget budget, TemplatePipeline pipeline)
{
    /// <summary>Runs the loop.</summary>
    /// <param name="value">What is looped over; not empty.</param>
    /// <param name="frame">The dot and the variables around the loop.</param>
    /// <param name="body">Renders the body.</param>
    public TemplateFlow Run(object? value, TemplateFrame frame, Func<TemplateFrame, TemplateFlow> body)
    {
        foreach (var (key, element) in Elements(value))
        {
            budget.Spend();
            var known = frame.Variables.Count;
            if (pipeline.Variables is [var only])
            {
                PipelineEvaluator.Store(pipeline, only, element, frame);
            }
            else if (pipeline.Variables is [var first, var second])
            {
                PipelineEvaluator.Store(pipeline, first, key, frame);
                PipelineEvaluator.Store(pipeline, second, element, frame);
            }

            var flow = body(frame with { Dot = element });
            frame.Variables.Forget(known);
            if (flow == TemplateFlow.Break)
            {
                break;
            }
        }

        return TemplateFlow.Next;
    }

    private static IEnumerable<(object? Key, object? Element)> Elements(object? value) => value switch
    {
        TemplateMap map => map.ToArray().Select(pair => ((object?)pair.Key, pair.Value)),
        IReadOnlyList<object?> list => list.Select((element, index) => ((object?)(list is [Unknown unknown] ? unknown : (long)index), element)),
        long count => Count(count),
        Unknown unknown => [(unknown, unknown)],
        _ => throw new TemplateFailure($"range can't iterate over {KindFunctions.KindOf(value)}"),
    };

    private static IEnumerable<(object? Key, object? Element)> Count(long count)
    {
        for (long i = 0; i < count; i++)
        {
            // One box for both.
            object element = i;
            yield return (element, element);
        }
    }
}
