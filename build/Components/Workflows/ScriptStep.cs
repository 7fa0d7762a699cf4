using Nuke.Common.Utilities;

namespace KubeStellar.Build.Workflows;

/// <summary>A step that runs a script of bash.</summary>
public sealed class ScriptStep : WorkflowStep
{
    private readonly string _script;
    private readonly IReadOnlyList<KeyValuePair<string, string>> _environment;

    /// <summary>Creates the step.</summary>
    /// <param name="name">What the log calls it.</param>
    /// <param name="script">The script.</param>
    /// <param name="environment">The variables that it reads, whose values may be expressions.</param>
    /// <exception cref="ArgumentException">The script holds an expression: GitHub would paste its value into the text, and whoever names a tag could run code.</exception>
    public ScriptStep(string name, string script, params IReadOnlyList<KeyValuePair<string, string>> environment)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(script);
        if (script.Contains("${{", StringComparison.Ordinal))
        {
            throw new ArgumentException($"step '{name}': give the value of an expression to the script as a variable", nameof(script));
        }

        (_script, _environment) = (script, environment);
    }

    /// <inheritdoc/>
    protected override void WriteWork(CustomFileWriter writer)
    {
        writer.WriteText("shell", "bash");
        writer.WriteMap("env", _environment);
        writer.WriteLines("run", _script);
    }
}
