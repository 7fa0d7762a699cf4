using System.Text;

namespace KubeStellar.Delivery.Catalog;

/// <summary>Replaces references to variables by their values, within bounds: variables that refer to each other twice make a text that doubles with each.</summary>
/// <param name="makefile">The Makefile.</param>
/// <param name="given">Values that override those of the Makefile; they are literal.</param>
/// <param name="otherwise">What stands for a reference to no known variable, to make's functions, or to the variable itself.</param>
internal sealed class MakeExpansion(Makefile makefile, IReadOnlyDictionary<string, string> given, Func<string, string> otherwise)
{
    /// <summary>The greatest depth of variables in variables.</summary>
    public const int MaxDepth = 100;

    /// <summary>The greatest number of references that one text leads to.</summary>
    public const int MaxReferences = 10_000;

    /// <summary>The greatest length of the expanded text, in characters: 1 Mi.</summary>
    public const int MaxLength = 1024 * 1024;

    private readonly StringBuilder _expanded = new();
    private readonly Stack<string> _within = new();
    private int _references;

    /// <summary>Returns the expanded text.</summary>
    /// <param name="text">The text.</param>
    public string Expand(string text)
    {
        Append(text);
        return _expanded.ToString();
    }

    private void Append(string text)
    {
        foreach (var (literal, variable) in Makefile.Split(text))
        {
            _expanded.Append(literal);
            if (variable is not null)
            {
                AppendValue(variable);
            }

            Require(_expanded.Length <= MaxLength, variable ?? text);
        }
    }

    private void AppendValue(string variable)
    {
        Require(++_references <= MaxReferences && _within.Count <= MaxDepth, variable);
        if (given.TryGetValue(variable, out var value))
        {
            _expanded.Append(value);
        }
        else if (!_within.Contains(variable) && makefile.Find(variable) is { } definition)
        {
            _within.Push(variable);
            Append(definition);
            _within.Pop();
        }
        else
        {
            _expanded.Append(otherwise(variable));
        }
    }

    private static void Require(bool isBounded, string text)
    {
        if (!isBounded)
        {
            throw new UnboundedMakefileException(text);
        }
    }
}
