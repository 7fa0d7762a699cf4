using KubeStellar.Delivery.Images;

namespace KubeStellar.Delivery.Releases;

/// <summary>Tells a build's progress as steps of the artifact.</summary>
/// <param name="subject">The artifact.</param>
/// <param name="steps">Hears of the steps.</param>
internal sealed class BuildSteps(string subject, IProgress<ReleaseStep> steps) : IProgress<BuildProgress>
{
    /// <inheritdoc/>
    public void Report(BuildProgress value)
    {
        var platform = value.Platform is null ? "" : $" for {value.Platform}";
        var text = value.Step switch
        {
            BuildStep.Compiling => $"compiling{platform}",
            BuildStep.Packing => $"packing{platform}",
            BuildStep.Staged => $"staged{platform}",
            _ => "",
        };
        if (text.Length > 0)
        {
            steps.Report(new ReleaseStep(subject, text));
        }
    }
}
