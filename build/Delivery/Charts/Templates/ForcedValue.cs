namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>Finds the values that must be other than their defaults where a branch is rendered that the defaults do not choose.</summary>
internal static class ForcedValue
{
    /// <summary>Takes every empty field that the condition names, alone or as an argument of <c>and</c>, for unknown.</summary>
    /// <param name="pipeline">The condition.</param>
    /// <param name="frame">The dot and the variables.</param>
    /// <param name="branches">Keeps what is assumed.</param>
    public static void Assume(TemplatePipeline pipeline, TemplateFrame frame, BranchChoices branches)
    {
        if (pipeline.Commands is not [{ Operands: var operands }])
        {
            return;
        }

        foreach (var operand in operands is [TemplateOperand.Function { Name: "and" }, ..] ? operands.Skip(1) : operands.Take(1))
        {
            if (operand is TemplateOperand.Nested nested)
            {
                Assume(nested.Pipeline, frame, branches);
            }
            else
            {
                Assume(operand, frame, branches);
            }
        }
    }

    private static void Assume(TemplateOperand operand, TemplateFrame frame, BranchChoices branches)
    {
        var value = operand switch
        {
            TemplateOperand.Dot => frame.Dot,
            TemplateOperand.Variable variable => frame.Variables[variable.Name],
            _ => null,
        };
        for (var i = 0; i < operand.Names.Count && value is TemplateMap map; i++)
        {
            value = branches.Assumed(map, operand.Names[i]) ?? map.GetValueOrDefault(operand.Names[i]);
            if (value is not Unknown && !Truth.Of(value))
            {
                branches.Assume(map, operand.Names[i]);
                return;
            }
        }
    }
}
