using Notification.Sdk.Testing.Throttling;

namespace Notification.Sdk.Testing;

/// <summary>What every throttle policy promises, as a suite that any test framework runs: derive, give the policy, and run each of
/// <see cref="Cases"/> through <see cref="RunAsync"/> on an instance of its own.</summary>
/// <remarks>Thousands of questions are asked, the same ones in every run. Not thread-safe: one case at a time.</remarks>
public abstract class ThrottlePolicyConformance
{
    /// <summary>The names of the cases, each a promise.</summary>
    public static IReadOnlyList<string> Cases { get; } = [.. ThrottleCases.All.Keys];

    /// <summary>The policy; asked for once in each case.</summary>
    protected internal abstract IThrottlePolicy Policy { get; }

    /// <summary>The interval of the rules that ask; one hour by default.</summary>
    protected internal virtual TimeSpan Interval => TimeSpan.FromHours(1);

    /// <summary>The zone of the rules that ask; <c>Europe/Berlin</c> by default, so that days of 23 and 25 hours are met.</summary>
    protected internal virtual TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    /// <summary>The limit of the rules that ask, at least 5; 5 by default.</summary>
    protected internal virtual int Limit => 5;

    /// <summary>Runs one case.</summary>
    /// <param name="name">One of <see cref="Cases"/>.</param>
    /// <exception cref="ArgumentException">There is no such case.</exception>
    /// <exception cref="ConformanceException">The policy does not keep the promise.</exception>
    public Task RunAsync(string name)
    {
        if (!ThrottleCases.All.TryGetValue(name, out Action<ThrottleTrial>? run))
        {
            throw new ArgumentException($"There is no case '{name}': take one of {nameof(Cases)}.", nameof(name));
        }

        return Task.Run(() => run(new ThrottleTrial(this)));
    }
}
