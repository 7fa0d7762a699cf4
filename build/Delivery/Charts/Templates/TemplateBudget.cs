using System.Runtime.CompilerServices;

namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>Bounds what the templates of one chart may cost, so that none runs on, fills the memory or ends the process.</summary>
internal sealed class TemplateBudget
{
    /// <summary>The greatest length of a value or of what one template renders, in characters.</summary>
    public const int MaxLength = 8 * 1024 * 1024;

    private const int MaxSteps = 4_000_000;
    private const long MaxTotal = 256L * 1024 * 1024;
    private const int MaxDepth = 1000;

    private int _steps;
    private long _total;

    /// <summary>Counts steps.</summary>
    /// <param name="steps">How many.</param>
    /// <exception cref="TemplateFailure">There were too many.</exception>
    public void Spend(long steps = 1)
    {
        if (steps > MaxSteps || (_steps += (int)steps) > MaxSteps)
        {
            throw new TemplateFailure($"the templates take more than {MaxSteps} steps") { IsFatal = true };
        }
    }

    /// <summary>Counts characters that are made.</summary>
    /// <param name="length">The length of the value.</param>
    /// <exception cref="TemplateFailure">The value is too long, or all of them are.</exception>
    public void Make(long length)
    {
        _total += length;
        Require(_total > MaxTotal ? long.MaxValue : length);
    }

    /// <summary>Bounds a text that is being made.</summary>
    /// <param name="length">Its length so far.</param>
    /// <exception cref="TemplateFailure">It is too long.</exception>
    public static void Require(long length)
    {
        if (length > MaxLength)
        {
            throw new TemplateFailure($"the templates make texts of more than {MaxLength / (1024 * 1024)} MiB") { IsFatal = true };
        }
    }

    /// <summary>Goes one level deeper into calls, blocks or values.</summary>
    /// <exception cref="TemplateFailure">That is too deep.</exception>
    public void Deeper()
    {
        Spend();
        if (++Depth > MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new TemplateFailure($"templates or values are nested deeper than {MaxDepth}") { IsFatal = true };
        }
    }

    /// <summary>Comes back from one level.</summary>
    public void Back() => Depth--;

    /// <summary>How deep it is now; set back after a failure, and for each template.</summary>
    public int Depth { get; set; }
}
