using System.Globalization;
using System.Net;
using System.Text;
using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Nuke.Common.Output;

/// <summary>Draws the targets of a build as one HTML page: pointing at a target shows its plan.</summary>
internal static class ExecutionPlanPage
{
    private const int RowHeight = 56;
    private const int BoxHeight = 32;
    private const int ColumnGap = 80;

    /// <summary>Writes the page, prints where it is, and opens it when run on a terminal.</summary>
    public static void Show(BuildContext context, NukeBuild build)
    {
        var file = context.TemporaryDirectory / "execution-plan.html";
        AtomicFile.Update(file, Create(build.ExecutableTargets));
        context.Output.WriteLine($"Execution plan: {file}");
        if (context.Process.IsTerminal)
            context.Process.OpenInBrowser(file);
    }

    public static string Create(IReadOnlyCollection<ExecutableTarget> targets)
    {
        var invoked = targets.Where(x => x.Invoked).ToList();
        var shown = invoked.Count > 0
            ? invoked.SelectMany(x => ExecutionPlanner.Preview(targets, x.Name)).Distinct()
            : ExecutionPlanner.PreviewDefault(targets);
        var boxes = Place(targets);
        var width = boxes.Values.Max(x => x.X + x.Width) + 24;
        var height = boxes.Values.Max(x => x.Y) + RowHeight;

        var page = new StringBuilder();
        page.Append("""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>Execution plan</title>
            <style>
            body { font: 14px system-ui, sans-serif; margin: 24px; color: #222; background: #fff; }
            rect { fill: #f4f6f8; stroke: #9aa5b1; rx: 6px; }
            .unlisted rect { stroke-dasharray: 4 3; }
            .on rect { fill: #d8efe0; stroke: #1f8a4c; stroke-width: 2px; }
            text { dominant-baseline: middle; }
            path { fill: none; stroke: #9aa5b1; stroke-width: 1.5px; }
            .order { stroke-dasharray: 4 4; }
            .trigger { stroke: #b5651d; stroke-width: 3px; }
            .number { fill: #1f8a4c; font-size: 11px; }
            </style>
            </head>
            <body>
            <h1>Execution plan</h1>
            <p>Solid: depends on. Dashed: runs after. Thick: triggers. Point at a target to see what it runs, and in which order.</p>

            """);
        page.Append(CultureInfo.InvariantCulture, $"<svg width=\"{width}\" height=\"{height}\" role=\"img\">\n");
        foreach (var target in targets)
        {
            Lines(target, target.ExecutionDependencies, "depends");
            Lines(target, target.OrderDependencies, "order");
            Lines(target, target.TriggerDependencies, "trigger");
        }

        foreach (var (target, box) in boxes)
        {
            var name = WebUtility.HtmlEncode(target.Name);
            var plan = string.Join(' ', ExecutionPlanner.Preview(targets, target.Name).Select(x => x.Name));
            page.Append(CultureInfo.InvariantCulture, $"<g id=\"{name}\"{(target.Listed ? "" : " class=\"unlisted\"")} data-plan=\"{plan}\">")
                .Append(CultureInfo.InvariantCulture, $"<title>{WebUtility.HtmlEncode(target.Description ?? target.Name)}</title>")
                .Append(CultureInfo.InvariantCulture, $"<rect x=\"{box.X}\" y=\"{box.Y}\" width=\"{box.Width}\" height=\"{BoxHeight}\"/>")
                .Append(CultureInfo.InvariantCulture, $"<text x=\"{box.X + 12}\" y=\"{box.Y + (BoxHeight / 2)}\">{name}</text>")
                .Append(CultureInfo.InvariantCulture, $"<text class=\"number\" x=\"{box.X + box.Width + 4}\" y=\"{box.Y + (BoxHeight / 2)}\"></text></g>\n");
        }

        page.Append(CultureInfo.InvariantCulture, $"</svg>\n<script>\nconst shown = \"{string.Join(' ', shown.Select(x => x.Name))}\";\n");
        page.Append("""
            const groups = [...document.querySelectorAll("g")];
            const show = plan => groups.forEach(g => {
              const position = plan.split(" ").indexOf(g.id);
              g.classList.toggle("on", position >= 0);
              g.querySelector(".number").textContent = position >= 0 ? position + 1 : "";
            });
            groups.forEach(g => {
              g.addEventListener("mouseenter", () => show(g.dataset.plan));
              g.addEventListener("mouseleave", () => show(shown));
            });
            show(shown);
            </script>
            </body>
            </html>

            """);
        return page.ToString();

        void Lines(ExecutableTarget to, List<ExecutableTarget> dependencies, string kind)
        {
            foreach (var from in dependencies.Distinct())
            {
                var (start, end) = (boxes[from], boxes[to]);
                var (x1, y1, x2, y2) = (start.X + start.Width, start.Y + (BoxHeight / 2), end.X, end.Y + (BoxHeight / 2));
                var bend = (x2 - x1) / 2;
                page.Append(CultureInfo.InvariantCulture, $"<path class=\"{kind}\" d=\"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}\"/>\n");
            }
        }
    }

    /// <summary>Puts each target one column to the right of the last one it waits for.</summary>
    private static Dictionary<ExecutableTarget, (int X, int Y, int Width)> Place(IReadOnlyCollection<ExecutableTarget> targets)
    {
        var columns = new Dictionary<ExecutableTarget, int>();
        var boxes = new Dictionary<ExecutableTarget, (int X, int Y, int Width)>();
        var x = 8;
        foreach (var column in targets.GroupBy(ColumnOf).OrderBy(g => g.Key))
        {
            var width = column.Max(t => t.Name.Length * 9) + 24;
            var y = 8;
            foreach (var target in column)
            {
                boxes[target] = (x, y, width);
                y += RowHeight;
            }

            x += width + ColumnGap;
        }

        return boxes;

        int ColumnOf(ExecutableTarget target)
        {
            if (!columns.TryGetValue(target, out var column))
                columns[target] = column = target.AllDependencies.Select(ColumnOf).DefaultIfEmpty(-1).Max() + 1;
            return column;
        }
    }
}
