using Notification.Sdk.Events;
using Quickstart;
using Quickstart.Receiving;

namespace Notification.Sdk.Samples.Tests;

public sealed class BalanceTests
{
    private const string Topic = Topics.Alerts;
    private static readonly DateTimeOffset Now = new(2026, 3, 12, 9, 0, 0, TimeSpan.Zero);

    private static readonly OutcomeCount[] Book =
    [
        new(Topic, "inbox", Outcome.Delivered, "", 2),
        new(Topic, "inbox", Outcome.Summarized, "throttle:day", 1),
        new(Topic, "soc", Outcome.Folded, "", 1),
        new(Topic, "soc", Outcome.Suppressed, "unverified", 1),
        new("logons", "", Outcome.Suppressed, "verdict", 1),
    ];

    private static readonly Sent[] Arrived =
        [SentTo("inbox", "event"), SentTo("inbox", "summary"), SentTo("soc", "digest")];

    [Fact]
    public void Three_accounts_that_agree_balance() => Assert.True(Balance.Holds(Published(), Book, Arrived));

    [Fact]
    public void A_leg_that_the_log_lost_shows() => Assert.All(
        Book, lost => Assert.False(Balance.Holds(Published(), [.. Book.Where(count => count != lost)], Arrived)));

    [Fact]
    public void A_leg_that_the_log_counts_twice_shows() => Assert.All(
        Book, twice => Assert.False(Balance.Holds(Published(), [.. Book, twice], Arrived)));

    [Fact]
    public void A_leg_without_an_end_shows()
    {
        OutcomeCount ended = Book[0] with { Count = 1 };
        OutcomeCount waiting = ended with { Outcome = Outcome.Waiting };
        Assert.False(Balance.Holds(Published(), [ended, waiting, .. Book[1..]], Arrived));
    }

    [Fact]
    public void A_notification_that_never_arrived_shows() =>
        Assert.False(Balance.Holds(Published(), Book, Arrived[1..]));

    // One event goes out, one is counted into a summary, one ends at the first gate.
    private static Tally Published()
    {
        var tally = new Tally();
        tally.Count(
            Topic,
            new PublishResult(
                "1",
                PublishStatus.Accepted,
                null,
                null,
                [new("inbox", Outcome.Waiting, null, Now), new("soc", Outcome.Waiting, null, Now.AddHours(1))],
                []),
            Now);
        tally.Count(
            Topic,
            new PublishResult(
                "2",
                PublishStatus.Summarized,
                "throttle:day",
                null,
                [
                    new("inbox", Outcome.Summarized, "throttle:day", Now.AddDays(1)),
                    new("soc", Outcome.Suppressed, "unverified", null),
                ],
                []),
            Now);
        tally.Count("logons", new PublishResult("3", PublishStatus.Suppressed, "verdict", null, [], []), Now);
        Assert.Equal((3, 1, 1), (tally.Events, tally.Admitted, tally.Held));
        return tally;
    }

    private static Sent SentTo(string endpoint, string kind) => new(Now, Topic, Severity.High, "", endpoint, kind, "");
}
