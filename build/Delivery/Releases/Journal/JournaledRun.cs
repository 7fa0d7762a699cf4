using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Journal;

/// <summary>Keeps in the journal how a run began and ended.</summary>
/// <param name="journal">The journal.</param>
/// <param name="plan">What the run carries out.</param>
/// <param name="part">What of the plan it carries out; empty for all.</param>
internal sealed class JournaledRun(IReleaseJournal journal, ReleasePlan plan, string part)
{
    /// <summary>Carries the run out, unless a check of the plan stands in its way.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellation">What the run is interrupted by.</param>
    /// <exception cref="ReleaseRefusedException">A check failed.</exception>
    public async Task<DeliveryReport> ExecuteAsync(Func<Task<DeliveryReport>> run, CancellationToken cancellation)
    {
        try
        {
            plan.EnsureClear();
            Record(JournalEvent.Planned, "");
            var report = await run();
            Record(JournalEvent.Finished, "");
            return report;
        }
        catch (Exception error) when (cancellation.IsCancellationRequested && error is not UnwritableJournalException)
        {
            Record(JournalEvent.Interrupted, "");
            throw;
        }
        catch (ReleaseRefusedException refusal)
        {
            Record(JournalEvent.Refused, string.Join(", ", refusal.Checks.Where(check => check.Refuses).Select(check => check.Id).Distinct()));
            throw;
        }
        catch (Exception error) when (error is not UnwritableJournalException)
        {
            // Only faults are known to hold no secrets.
            Record(JournalEvent.Failed, error is FaultException { Fault: var fault } ? $"{fault.Operation}: {fault.Subject}" : error.GetType().Name);
            throw;
        }
    }

    private void Record(JournalEvent what, string note) =>
        journal.Record(new JournalEntry(what, plan.VersionText) { Note = string.Join(": ", ((string[])[part, note]).Where(text => text.Length > 0)) });
}
