using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>An image that a chart runs, or a chart that it installs.</summary>
public sealed record ChartReference
{
    /// <summary>What is referred to.</summary>
    public required ChartReferenceKind Kind { get; init; }

    /// <summary>How it is referred to.</summary>
    public ChartReferenceRole Role { get; init; }

    /// <summary>The text as it is rendered; of a chart <c>host/path:version</c>, without <c>oci://</c> and with <c>_</c> for <c>+</c>.</summary>
    public required string Text { get; init; }

    /// <summary>The reference that the text is; null when it is none, empty texts included.</summary>
    public Reference? Reference => Oci.Reference.TryParse(Text, null, out var reference) ? reference : null;

    /// <summary>The template that holds it, as a path below the chart's root; of a subchart, below <c>charts/</c>.</summary>
    public required string File { get; init; }

    /// <summary>The line there, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The Kubernetes objects that hold it, the outermost first, such as <c>PostCreateHook wds / Job {{.HookName}}</c>.</summary>
    public required string Holder { get; init; }

    /// <summary>Whether the default values of the chart do not lead to it.</summary>
    public required bool Conditional { get; init; }

    /// <summary>The name of the subchart, its alias where it has one, or null; of a subchart's subchart <c>outer/inner</c>.</summary>
    public string? FromSubchart { get; init; }
}
