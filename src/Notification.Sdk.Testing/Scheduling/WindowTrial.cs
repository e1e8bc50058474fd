namespace Notification.Sdk.Testing.Scheduling;

/// <summary>One window under trial, and the instants for which it is asked.</summary>
internal sealed class WindowTrial
{
    private const int Quarters = 31 * 24 * 4;
    private const int Hours = 366 * 24;
    private const int Anywhere = 2_000;
    private readonly IScheduleWindow _window;

    public WindowTrial(ScheduleWindowConformance suite)
    {
        _window = suite.Window;
        var random = new Random(1);
        Instants =
        [
            .. Enumerable.Range(0, Quarters).Select(i => suite.From.AddMinutes(15 * i))
                .Concat(Enumerable.Range(0, Hours).Select(i => suite.From.AddHours(i)))
                .Concat(Enumerable.Range(0, Anywhere).Select(_ => suite.From.AddSeconds(random.NextInt64(30L * 366 * 24 * 3600)).AddTicks(random.Next(10_000_000))))
                .Distinct().Order(),
        ];
    }

    /// <summary>In order.</summary>
    public IReadOnlyList<DateTimeOffset> Instants { get; }

    public DateTimeOffset? Ask(DateTimeOffset from)
    {
        try
        {
            return _window.NextOpening(from);
        }
        catch (Exception thrown) when (thrown is not ConformanceException)
        {
            throw new ConformanceException(
                "a window answers for every instant",
                $"it threw {thrown.GetType().Name} for {from:O}",
                "answer null when it never opens again, and guard against the ends of the calendar",
                thrown);
        }
    }
}
