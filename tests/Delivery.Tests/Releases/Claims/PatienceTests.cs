using KubeStellar.Delivery.Releases.Claims;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Releases.Claims;

public sealed class PatienceTests
{
    private readonly InstantTime _time = new();
    private readonly List<TimeSpan> _told = [];

    [Theory]
    [InlineData(1, 0)]
    [InlineData(5, 4)]
    public async Task It_asks_until_the_answer_serves_and_tells_each_wait(int served, int waits)
    {
        var asked = 0;

        Assert.Equal(served, await (Patience.Usual with { Clock = _time }).AskAsync(() => Task.FromResult(++asked), answer => answer == served, _told.Add, CancellationToken.None));

        Assert.Equal(waits, _time.Waits.Count);
        Assert.Equal(_time.Waits, _told);
        Assert.Equal(_told.Order(), _told);
    }

    [Fact]
    public async Task It_ends_within_its_time_with_the_last_answer()
    {
        var asked = 0;

        var last = await (Patience.Usual with { Clock = _time }).AskAsync(() => Task.FromResult(++asked), _ => false, _told.Add, CancellationToken.None);

        Assert.Equal((asked, _told.Count + 1), (last, asked));
        Assert.InRange(_time.Waits.Sum(wait => wait.TotalSeconds), 20, 30);
    }

    [Fact]
    public async Task Time_that_the_questions_take_counts()
    {
        var asked = 0;
        Task<int> AskSlowlyAsync()
        {
            _time.ReachLimits();
            return Task.FromResult(++asked);
        }

        Assert.Equal(1, await (Patience.Usual with { Clock = _time }).AskAsync(AskSlowlyAsync, _ => false, _told.Add, CancellationToken.None));
    }
}
