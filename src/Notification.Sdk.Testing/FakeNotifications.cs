using Notification.Sdk.Testing.Fakes;

namespace Notification.Sdk.Testing;

/// <summary>What a test of an application asks: what was sent, what waits and until when, and why something was not sent. What is claimed
/// and does not hold throws a <see cref="ConformanceException"/> that says what there is instead. Thread-safe.</summary>
public sealed class FakeNotifications
{
    private readonly SentLog _log;
    private readonly IDispatcher _dispatcher;
    private readonly IDeliveryLog _outcomes;

    internal FakeNotifications(ManualClock clock, SentLog log, IDispatcher dispatcher, IDeliveryLog outcomes) =>
        (Clock, _log, _dispatcher, _outcomes) = (clock, log, dispatcher, outcomes);

    /// <summary>The clock of the engine. To have what becomes due sent on the way, move it by <see cref="AdvanceToAsync(DateTimeOffset,
    /// CancellationToken)"/>.</summary>
    public ManualClock Clock { get; }

    /// <summary>What was sent, in order, delivered or not.</summary>
    public IReadOnlyList<SentMessage> Sent => _log.All;

    /// <summary>What the fake channels answer; delivered by default.</summary>
    public Func<Delivery, DeliveryReceipt> Answer
    {
        get => _log.Answer;
        set => _log.Answer = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>Sends what is due now.</summary>
    /// <param name="cancellationToken">Stops sending.</param>
    /// <returns>When the next is due; null when none waits.</returns>
    public ValueTask<DateTimeOffset?> DispatchAsync(CancellationToken cancellationToken = default) =>
        _dispatcher.DispatchDueAsync(cancellationToken);

    /// <summary>Moves the clock on to a time and sends everything that becomes due on the way, each at its own time.</summary>
    /// <param name="time">The time. An earlier one than now sends what is due now.</param>
    /// <param name="cancellationToken">Stops on the way.</param>
    public async Task AdvanceToAsync(DateTimeOffset time, CancellationToken cancellationToken = default)
    {
        DateTimeOffset? next = await DispatchAsync(cancellationToken).ConfigureAwait(false);
        while (next <= time)
        {
            Clock.AdvanceTo(next.Value);
            next = await DispatchAsync(cancellationToken).ConfigureAwait(false);
        }

        Clock.AdvanceTo(time);
    }

    /// <summary>Moves on by a span in the same way.</summary>
    /// <param name="by">How far.</param>
    /// <param name="cancellationToken">Stops on the way.</param>
    public Task AdvanceAsync(TimeSpan by, CancellationToken cancellationToken = default) => AdvanceToAsync(Clock.Now + by, cancellationToken);

    /// <summary>Moves on to the next time that it is this day and time in UTC, in the same way: <c>AdvanceToAsync(DayOfWeek.Monday,
    /// new TimeOnly(8, 0))</c>.</summary>
    /// <param name="day">The day of the week.</param>
    /// <param name="time">The time of day.</param>
    /// <param name="cancellationToken">Stops on the way.</param>
    public Task AdvanceToAsync(DayOfWeek day, TimeOnly time, CancellationToken cancellationToken = default)
    {
        DateTimeOffset now = Clock.Now;
        int days = (day - now.DayOfWeek + 7) % 7;
        var next = new DateTimeOffset(now.Date.AddDays(days) + time.ToTimeSpan(), TimeSpan.Zero);
        return AdvanceToAsync(next > now ? next : next.AddDays(7), cancellationToken);
    }

    /// <summary>Claims that exactly one message was sent.</summary>
    /// <param name="endpoint">To which endpoint; any when not given.</param>
    /// <param name="title">What its title contains; anything when not given.</param>
    /// <returns>The message.</returns>
    public SentMessage SentOne(string? endpoint = null, string? title = null) => SentCount(1, endpoint, title)[0];

    /// <summary>Claims that nothing was sent.</summary>
    /// <param name="endpoint">To which endpoint; any when not given.</param>
    /// <param name="title">What its title contains; anything when not given.</param>
    public void NotSent(string? endpoint = null, string? title = null) => SentCount(0, endpoint, title);

    /// <summary>Claims that so many messages were sent.</summary>
    /// <param name="count">How many.</param>
    /// <param name="endpoint">To which endpoint; any when not given.</param>
    /// <param name="title">What their titles contain; anything when not given.</param>
    /// <returns>The messages.</returns>
    public IReadOnlyList<SentMessage> SentCount(int count, string? endpoint = null, string? title = null)
    {
        SentMessage[] all = [.. Sent];
        SentMessage[] found =
        [
            .. all.Where(message => (endpoint is null || message.Endpoint.Equals(endpoint, StringComparison.OrdinalIgnoreCase))
                && (title is null || message.Title.Contains(title, StringComparison.OrdinalIgnoreCase))),
        ];
        Claim(
            found.Length == count,
            $"{count} messages sent{(endpoint is null ? "" : $" to {endpoint}")}{(title is null ? "" : $" about \"{title}\"")}",
            $"{found.Length} of {all.Length} are such: {(all.Length == 0 ? "none was sent" : string.Join("; ", all.Take(20)))}");
        return found;
    }

    /// <summary>Claims that an event waits for its time.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="until">Until when.</param>
    /// <param name="endpoint">On which endpoint; on every one that it was routed to when not given.</param>
    public async Task HeldUntilAsync(string eventId, DateTimeOffset until, string? endpoint = null)
    {
        IReadOnlyList<DeliveryLogEntry> entries = await EntriesAsync(eventId, endpoint).ConfigureAwait(false);
        Claim(
            entries.Count > 0 && entries.All(entry => entry.Outcome == Outcome.Waiting && entry.DueAt == until),
            $"event {eventId} is held until {until:O}",
            Shown(entries));
    }

    /// <summary>Claims that an event was suppressed.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="rule">By which rule; see <see cref="Rules"/>.</param>
    /// <param name="endpoint">On which endpoint; on every one that it was routed to when not given.</param>
    public async Task SuppressedAsync(string eventId, string rule, string? endpoint = null)
    {
        IReadOnlyList<DeliveryLogEntry> entries = await EntriesAsync(eventId, endpoint).ConfigureAwait(false);
        Claim(
            entries.Count > 0 && entries.All(entry => entry.Outcome == Outcome.Suppressed && entry.Rule == rule),
            $"event {eventId} is suppressed by {rule}",
            Shown(entries));
    }

    private ValueTask<IReadOnlyList<DeliveryLogEntry>> EntriesAsync(string eventId, string? endpoint) =>
        _outcomes.QueryAsync(new DeliveryLogQuery { EventId = eventId, Endpoint = endpoint });

    private static string Shown(IReadOnlyList<DeliveryLogEntry> entries) => entries.Count == 0
        ? "no such event was published"
        : string.Join("; ", entries.Select(
            entry => $"on '{entry.Endpoint}' it is {entry.Outcome}{(entry.Rule is null ? "" : $" by {entry.Rule}")}"
                + (entry.DueAt is { } due ? $", due at {due:O}" : "")));

    private static void Claim(bool holds, string claim, string instead)
    {
        if (!holds)
        {
            throw new ConformanceException(claim, instead, "mend the settings, or the claim of the test; ExplainAsync says gate by gate why");
        }
    }
}
