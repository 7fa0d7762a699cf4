namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>Go's truth: false, 0, nil and what is empty are false.</summary>
internal static class Truth
{
    /// <summary>Returns the truth of a value; null when it is unknown.</summary>
    /// <param name="value">The value.</param>
    /// <param name="marks">What the marks in text stand for.</param>
    public static bool? Of(object? value, UnknownMarks marks) => value switch
    {
        Unknown unknown => unknown.IsAssumed ? Of(unknown.Assumption) : null,
        string text when UnknownMarks.In(text) => UnknownMarks.IsWhole(text) ? Of(marks.Read(text), marks) : true,
        _ => Of(value),
    };

    /// <summary>Returns the truth of a value that is known.</summary>
    /// <param name="value">The value.</param>
    public static bool Of(object? value) => value switch
    {
        null => false,
        bool flag => flag,
        string text => text.Length > 0,
        long whole => whole != 0,
        double real => real != 0,
        TemplateMap map => map.Count > 0,
        IReadOnlyList<object?> list => list.Count > 0,
        _ => true,
    };
}
