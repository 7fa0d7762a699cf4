using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Nuke.Common;

/// <summary>Checks that throw when they do not hold; without flow annotations, as NUKE's have none and sources must compile on both.</summary>
[DebuggerNonUserCode]
public static class Assert
{
    /// <summary>Throws an exception with the message.</summary>
    [SuppressMessage("Usage", "CA2201", Justification = "The type that NUKE throws.")]
    public static void Fail(string? message, Exception? exception = null) => throw new Exception(message, exception);

    /// <summary>Throws unless the condition is true.</summary>
    public static void True(
        bool condition,
        string? message = null,
        [CallerArgumentExpression(nameof(condition))] string? argumentExpression = null)
    {
        if (!condition)
            Throw(message, "Expected condition to be true", argumentExpression);
    }

    /// <summary>Throws unless the condition is false.</summary>
    public static void False(
        bool condition,
        string? message = null,
        [CallerArgumentExpression(nameof(condition))] string? argumentExpression = null)
    {
        if (condition)
            Throw(message, "Expected condition to be false", argumentExpression);
    }

    /// <summary>Returns the object; throws when it is null.</summary>
    public static T NotNull<T>(
        this T obj,
        string? message = null,
        [CallerArgumentExpression(nameof(obj))] string? argumentExpression = null)
        where T : class?
    {
        if (obj is null)
            Throw(message, $"Expected object of type '{typeof(T).FullName}' to be not null", argumentExpression);
        return obj;
    }

    /// <summary>Returns the value; throws when it is null.</summary>
    public static T? NotNull<T>(
        this T? obj,
        string? message = null,
        [CallerArgumentExpression(nameof(obj))] string? argumentExpression = null)
        where T : struct
    {
        if (obj is null)
            Throw(message, $"Expected object of type '{typeof(T).FullName}' to be not null", argumentExpression);
        return obj;
    }

    /// <summary>Returns the string; throws when it is null or empty.</summary>
    public static string NotNullOrEmpty(
        this string? str,
        string? message = null,
        [CallerArgumentExpression(nameof(str))] string? argumentExpression = null)
    {
        if (string.IsNullOrEmpty(str))
            Throw(message, "Expected string to be not null or empty", argumentExpression);
        return str;
    }

    /// <summary>Returns the string; throws when it is null, empty or white space.</summary>
    public static string NotNullOrWhiteSpace(
        this string? str,
        string? message = null,
        [CallerArgumentExpression(nameof(str))] string? argumentExpression = null)
    {
        if (string.IsNullOrWhiteSpace(str))
            Throw(message, "Expected string to be not null or whitespace", argumentExpression);
        return str;
    }

    /// <summary>Throws when the collection is null or empty.</summary>
    public static void NotEmpty<T>(
        IReadOnlyCollection<T>? collection,
        string? message = null,
        [CallerArgumentExpression(nameof(collection))] string? argumentExpression = null)
    {
        if (collection.NotNull(argumentExpression: argumentExpression)!.Count == 0)
            Throw(message, "Expected collection to be not empty", argumentExpression);
    }

    /// <summary>Throws when the collection is null or not empty.</summary>
    public static void Empty<T>(
        IReadOnlyCollection<T>? collection,
        string? message = null,
        [CallerArgumentExpression(nameof(collection))] string? argumentExpression = null)
    {
        if (collection.NotNull(argumentExpression: argumentExpression)!.Count > 0)
            Throw(message, "Expected collection to be empty", argumentExpression);
    }

    /// <summary>Throws unless the collection has the given number of items.</summary>
    public static void Count<T>(
        IReadOnlyCollection<T>? collection,
        int length,
        string? message = null,
        [CallerArgumentExpression(nameof(collection))] string? argumentExpression = null)
    {
        if (collection.NotNull(argumentExpression: argumentExpression)!.Count != length)
            Throw(message, $"Expected collection to have length of {length}", argumentExpression);
    }

    /// <summary>Throws unless the collection has one item.</summary>
    public static void HasSingleItem<T>(
        IReadOnlyCollection<T>? collection,
        string? message = null,
        [CallerArgumentExpression(nameof(collection))] string? argumentExpression = null)
    {
        Count(collection, length: 1, message, argumentExpression);
    }

    /// <summary>Throws unless there is such a file.</summary>
    public static void FileExists(
        string? path,
        string? message = null,
        [CallerArgumentExpression(nameof(path))] string? argumentExpression = null)
    {
        if (!File.Exists(path.NotNull(argumentExpression: argumentExpression)))
            Throw(message, $"Expected file to exist: {path}", argumentExpression);
    }

    /// <summary>Throws unless there is such a folder.</summary>
    public static void DirectoryExists(
        string? path,
        string? message = null,
        [CallerArgumentExpression(nameof(path))] string? argumentExpression = null)
    {
        if (!Directory.Exists(path.NotNull(argumentExpression: argumentExpression)))
            Throw(message, $"Expected directory to exist: {path}", argumentExpression);
    }

    [DoesNotReturn]
    private static void Throw(string? message, string defaultMessage, string? argumentExpression)
    {
        throw new ArgumentException(message ?? defaultMessage, message is null ? argumentExpression : null);
    }
}
