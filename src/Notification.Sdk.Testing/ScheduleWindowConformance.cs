using Notification.Sdk.Testing.Scheduling;

namespace Notification.Sdk.Testing;

/// <summary>What every window promises, as a suite that any test framework runs: derive, give the window, and run each of
/// <see cref="Cases"/> through <see cref="RunAsync"/> on an instance of its own.</summary>
/// <remarks>Tens of thousands of instants are asked for, the same ones in every run. Not thread-safe: one case at a time.</remarks>
public abstract class ScheduleWindowConformance
{
    /// <summary>The names of the cases, each a promise.</summary>
    public static IReadOnlyList<string> Cases { get; } = [.. WindowCases.All.Keys];

    /// <summary>The window; asked for once in each case.</summary>
    protected internal abstract IScheduleWindow Window { get; }

    /// <summary>Where the questions begin: a quarter of an hour apart for a month, an hour apart for a year, and at random over thirty
    /// years. The start of 2026 by default; choose it so that the window opens and closes meanwhile.</summary>
    protected internal virtual DateTimeOffset From => new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Runs one case.</summary>
    /// <param name="name">One of <see cref="Cases"/>.</param>
    /// <exception cref="ArgumentException">There is no such case.</exception>
    /// <exception cref="ConformanceException">The window does not keep the promise.</exception>
    public Task RunAsync(string name)
    {
        if (!WindowCases.All.TryGetValue(name, out Action<WindowTrial>? run))
        {
            throw new ArgumentException($"There is no case '{name}': take one of {nameof(Cases)}.", nameof(name));
        }

        return Task.Run(() => run(new WindowTrial(this)));
    }
}
