namespace KubeStellar.Delivery.Derived.Recipes;

/// <summary>An output rule of controller-gen.</summary>
/// <param name="Config">The folder for what belongs to no Go package; null where that is not written.</param>
/// <param name="Code">The folder for generated Go; null where it goes beside the package, or is not written.</param>
/// <param name="Writes">Whether files are written at all.</param>
internal sealed record ControllerGenRule(string? Config, string? Code, bool Writes)
{
    /// <summary>Reads a rule: <c>dir=a</c>, <c>artifacts:config=a,code=b</c>, <c>stdout</c> or <c>none</c>; null for anything else.</summary>
    /// <param name="text">The rule.</param>
    public static ControllerGenRule? TryParse(string text) => text.Split([':', '='], 2) switch
    {
        ["stdout" or "none"] => new ControllerGenRule(null, null, Writes: false),
        ["dir", var folder] => new ControllerGenRule(folder, folder, Writes: true),
        ["artifacts", var fields] => OfFields(fields.Split(',')),
        _ => null,
    };

    private static ControllerGenRule? OfFields(string[] fields)
    {
        string? config = null, code = null;
        foreach (var field in fields)
        {
            switch (field.Split('=', 2))
            {
                case ["config", var folder]: config = folder; break;
                case ["code", var folder]: code = folder; break;
                default: return null;
            }
        }

        return config is null ? null : new ControllerGenRule(config, code, Writes: true);
    }
}
