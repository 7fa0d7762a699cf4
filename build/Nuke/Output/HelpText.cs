using System.Text;
using Nuke.Common.Execution;
using Nuke.Common.Parameters;

namespace Nuke.Common.Output;

/// <summary>The help: targets with their direct dependencies, the build's parameters, the switches of every build.</summary>
internal static class HelpText
{
    private const int Width = 96;

    public static StringBuilder Create(BuildOutput output, IReadOnlyCollection<ExecutableTarget> targets, BuildParameters parameters)
    {
        var help = new StringBuilder();
        AppendTargets(help, output, targets);

        var defaults = string.Join(", ", targets.Where(x => x.IsDefault).Select(x => x.Name));
        var declared = parameters.Declared.Where(x => x.IsListed).ToList();
        var builtIn = BuiltInParameters.All.Where(x => x.IsListed).ToList();
        var nameWidth = declared.Concat(builtIn).Max(x => x.DashedName.Length);

        if (declared.Count > 0)
        {
            Heading(help, output, "\nParameters:");
            foreach (var parameter in declared)
                AppendParameter(help, parameter, nameWidth, defaults);
        }

        Heading(help, output, "\nSwitches:");
        foreach (var parameter in builtIn)
            AppendParameter(help, parameter, nameWidth, defaults);
        return help;
    }

    private static void AppendTargets(StringBuilder help, BuildOutput output, IReadOnlyCollection<ExecutableTarget> targets)
    {
        Heading(help, output, "\nTargets (with their direct dependencies):");
        var listed = targets.Where(x => x.Listed).ToList();
        var nameWidth = listed.Select(x => x.Name.Length + (x.IsDefault ? " (default)".Length : 0)).DefaultIfEmpty().Max();
        foreach (var target in listed)
        {
            var name = target.Name + (target.IsDefault ? " (default)" : "");
            help.Append("  ");
            if (target.ExecutionDependencies.Count > 0)
                help.Append(name.PadRight(nameWidth)).Append(" -> ").AppendJoin(", ", target.ExecutionDependencies.Select(x => x.Name));
            else
                help.Append(name);
            help.Append('\n');
            if (!string.IsNullOrWhiteSpace(target.Description))
                AppendWrapped(help.Append("    "), target.Description, 4);
        }
    }

    private static void AppendParameter(StringBuilder help, Parameter parameter, int nameWidth, string defaults)
    {
        help.Append("  --").Append(parameter.DashedName.PadRight(nameWidth)).Append("  ");
        var description = parameter.Description is { Length: > 0 } text
            ? text.Replace("{default_target}", defaults.Length > 0 ? defaults : "none", StringComparison.Ordinal).TrimEnd('.') + "."
            : "No description.";
        AppendWrapped(help, description, nameWidth + 6);
    }

    private static void AppendWrapped(StringBuilder help, string text, int indentation)
    {
        var column = indentation;
        foreach (var word in text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > indentation && column + 1 + word.Length > Width)
            {
                help.Append('\n').Append(' ', indentation);
                column = indentation;
            }
            else if (column > indentation)
            {
                help.Append(' ');
                column++;
            }

            help.Append(word);
            column += word.Length;
        }

        help.Append('\n');
    }

    private static void Heading(StringBuilder help, BuildOutput output, string text)
    {
        output.Append(help, text, Style.Heading);
        help.Append("\n\n");
    }
}
