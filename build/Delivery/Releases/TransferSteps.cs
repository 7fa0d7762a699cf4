using System.Collections.Concurrent;
using System.Globalization;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>Tells the transfer of an artifact's content as steps: each blob that was sent, and large ones on their way.</summary>
/// <param name="subject">The artifact.</param>
/// <param name="steps">Hears of the steps, from several threads.</param>
internal sealed class TransferSteps(string subject, IProgress<ReleaseStep> steps) : IProgress<TransferProgress>
{
    private const long Milestone = 64 * 1024 * 1024;

    private readonly ConcurrentDictionary<Digest, long> _passed = new();

    /// <inheritdoc/>
    public void Report(TransferProgress value)
    {
        if (MediaTypes.IsManifest(value.Content.MediaType))
        {
            return;
        }

        var blob = $"{value.Content.Digest.Algorithm}:{value.Content.Digest.Hex[..12]}";
        switch (value.State)
        {
            case TransferState.Copied:
                steps.Report(new ReleaseStep(subject, $"pushed {blob} ({ByteSize.Format(value.Content.Size)})"));
                break;
            case TransferState.Moving when PassesMilestone(value):
                var percent = (100.0 * value.Bytes / value.Content.Size).ToString("0", CultureInfo.InvariantCulture);
                steps.Report(new ReleaseStep(subject, $"pushing {blob}: {percent} % of {ByteSize.Format(value.Content.Size)}"));
                break;
        }
    }

    private bool PassesMilestone(TransferProgress progress)
    {
        var reached = progress.Bytes / Milestone;
        var isNew = reached > _passed.GetValueOrDefault(progress.Content.Digest);
        _passed[progress.Content.Digest] = reached;
        return isNew && progress.Bytes < progress.Content.Size;
    }
}
