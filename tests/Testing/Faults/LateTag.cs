namespace KubeStellar.Testing.Faults;

/// <summary>A registry whose readers see a tag late: the first reads after a write answer what the tag named before it.</summary>
/// <param name="tag">The tag.</param>
/// <param name="reads">How many reads are late; each write starts them anew.</param>
public sealed class LateTag(string tag, int reads)
{
    private readonly LateAnswers _answers = new();

    /// <summary>The rules to add to a proxy.</summary>
    public IEnumerable<FaultRule> Rules =>
    [
        new(Faults.Requests.WritesOf(tag), (request, next) => _answers.WriteAsync(request, next, reads)),
        new(Faults.Requests.ReadsOf(tag), _answers.ReadAsync),
    ];
}
