using Notification.Sdk;
using Notification.Sdk.Events;
using Quickstart.Logs;
using Quickstart.Receiving;

namespace Quickstart;

/// <summary>Publishes a log on a virtual clock. There is no host and no background service: whatever is due is sent
/// when this loop says so, and a night between two lines passes at once.</summary>
internal sealed class Replay(
    ISecurityNotifier notifier, IDispatcher dispatcher, Receivers receivers, VirtualClock clock, Tally tally)
{
    // The summaries of the last day, and what else was put off by a day or a week.
    private static readonly TimeSpan LongestRest = TimeSpan.FromDays(8);

    private readonly Progress _progress = new();
    private DateTimeOffset? _nextDue;

    /// <summary>Called with each notification after it was sent.</summary>
    public Action<Sent> OnSent { get; init; } = _ => { };

    /// <summary>Why one event was not sent; null when every event was.</summary>
    public Suppression? Example { get; private set; }

    /// <summary>The time of the last line; null when there was none.</summary>
    public DateTimeOffset? LastLine { get; private set; }

    public async Task RunAsync(LogReader log, LogParser parser)
    {
        foreach (string? text in log.ReadLines())
        {
            LogLine? line = text is null ? null : parser.Parse(text);
            tally.Count(line);
            _progress.Show(tally.Lines, clock);
            if (line is null)
            {
                continue;
            }

            await PassTimeUntilAsync(line.Time);
            clock.AdvanceTo(line.Time);
            LastLine = clock.GetUtcNow();
            if (line.Logon is { } logon)
            {
                await PublishAsync(LogonEvents.Of(line, logon, tally.Lines));
            }
        }

        _progress.Clear();
        await PassTimeUntilAsync(clock.GetUtcNow() + LongestRest);
    }

    private async Task PublishAsync(SecurityEvent securityEvent)
    {
        DateTimeOffset now = clock.GetUtcNow();
        PublishResult result = await notifier.PublishAsync(securityEvent);
        tally.Count(securityEvent.Topic, result, now);
        if (Suppression.IsBetter(result, Example))
        {
            Example = new Suppression(securityEvent, await notifier.ExplainAsync(securityEvent));
        }

        if (result.Raised.Count > 0 || result.Status != PublishStatus.Suppressed)
        {
            await DispatchAsync();
        }
    }

    private async Task PassTimeUntilAsync(DateTimeOffset time)
    {
        while (_nextDue is { } due && due <= time)
        {
            clock.AdvanceTo(due);
            await DispatchAsync();
        }
    }

    private async Task DispatchAsync()
    {
        _nextDue = await dispatcher.DispatchDueAsync();
        foreach (Sent sent in await receivers.TakeAsync())
        {
            _progress.Clear();
            OnSent(sent);
        }
    }
}
