using System.Collections;
using System.Globalization;
using System.Text;
using KubeStellar.Oci;
using Xunit;

namespace KubeStellar.Testing.Hostile;

/// <summary>A family of bad inputs, each with its name and the error that it must end with.</summary>
/// <typeparam name="T">What an input is.</typeparam>
public sealed class BadInputs<T> : IEnumerable<string>
{
    /// <summary>The greatest length of a message in characters: three facts of the lines that are shown, and what is said around them.</summary>
    private const int MaxMessage = 32 * 1024;

    private readonly Dictionary<string, (T Input, Type Error, string[] Words)> _inputs = new(StringComparer.Ordinal);

    /// <summary>The names, as the data of a theory.</summary>
    public TheoryData<string> Names => [.. _inputs.Keys];

    /// <summary>Adds an input.</summary>
    /// <param name="name">Its name, a part of a sentence.</param>
    /// <param name="input">The input.</param>
    /// <param name="error">The type of the error.</param>
    /// <param name="words">The words that the error's message must hold.</param>
    public void Add(string name, T input, Type error, params string[] words) => _inputs.Add(name, (input, error, words));

    /// <summary>Requires that the input ends in its error, told in a way that harms nobody.</summary>
    /// <param name="name">The input's name.</param>
    /// <param name="use">What is done with it.</param>
    public async Task RequireRefusedAsync(string name, Func<T, Task> use)
    {
        var (input, type, words) = _inputs[name];
        var error = await Assert.ThrowsAnyAsync<Exception>(() => use(input));
        Assert.True(type == error.GetType(), $"{error.GetType()} instead of {type}: {error.Message}");
        var message = Assert.IsAssignableFrom<FaultException>(error).ToString();
        Assert.All(words, word => Assert.Contains(word, message, StringComparison.Ordinal));
        Assert.InRange(message.Length, 1, MaxMessage);
        Assert.DoesNotContain(message.EnumerateRunes(), rune => rune.Value is not ('\n' or '\t') && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format);
        Assert.DoesNotContain("   at ", message, StringComparison.Ordinal);
        Assert.All(message.Split('\n').Skip(1), line => Assert.StartsWith("  ", line, StringComparison.Ordinal));
        Assert.DoesNotContain(message.Split('\n'), line => line.TrimStart().StartsWith("::", StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => _inputs.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
