using Notification.Sdk.Policies;
using Notification.Sdk.Settings.Keys;

namespace Notification.Sdk.Settings;

/// <summary>Checks what is not tied to a name.</summary>
internal static class GeneralRules
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Year = TimeSpan.FromDays(366);

    private static readonly OptionsAttributes Attributes = new();

    public static void Check(SecurityNotificationsOptions options, Problems problems)
    {
        problems.AddLines(AttributeFaults.Under("", Attributes.Validate(null, options).Failures));
        problems.Between("AttemptTimeout", options.AttemptTimeout, Second, TimeSpan.FromMinutes(10));
        problems.Between("StopTimeout", options.StopTimeout, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        problems.Between("InboxRetention", options.InboxRetention, Second, 10 * Year);
        problems.Between("Retry:Jitter", options.Retry.Jitter, 0, 1);
        problems.Between("Retry:LongestWait", options.Retry.LongestWait, Second, Year);
        foreach (TimeSpan wait in options.Retry.Waits)
        {
            problems.Between("Retry:Waits", wait, TimeSpan.Zero, Year);
        }

        HealthRule health = options.Health;
        problems.Between("Health:Period", health.Period, TimeSpan.FromMinutes(1), TimeSpan.FromDays(31));
        problems.Between("Health:MinimumAttempts", health.MinimumAttempts, 1, 1_000_000);
        problems.Between("Health:Grace", health.Grace, TimeSpan.Zero, TimeSpan.FromDays(31));
        problems.Between("Health:ProbeEvery", health.ProbeEvery, TimeSpan.Zero, TimeSpan.FromDays(1));
        problems.Between("Health:RetryDisabledAfter", health.RetryDisabledAfter, TimeSpan.Zero, TimeSpan.FromDays(31));
        problems.Between("Health:ReleasePerMinute", health.ReleasePerMinute, 1, 100_000);
        problems.Between("Health:DigestAfter", health.DigestAfter, TimeSpan.Zero, Year);
        if (!(health.FailureRatio is > 0 and <= 1))
        {
            problems.Add("Health:FailureRatio", $"{health.FailureRatio} is out of range. Use more than 0, up to 1.");
        }
    }
}
