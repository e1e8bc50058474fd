using Notification.Sdk.Policies;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Health;

/// <summary>From which stage to which an endpoint goes. Pure.</summary>
internal static class HealthDecision
{
    /// <summary>Probes that succeed in a row, after which an endpoint is healthy again.</summary>
    public const int Proof = 5;

    /// <summary>The record after these answers: the same one when nothing follows from them.</summary>
    public static HealthRecord Next(in HealthReading reading, Answers answers, HealthRule rule, DateTimeOffset now)
    {
        HealthRecord record = reading.Record;
        if (answers.IsEmpty)
        {
            return record;
        }

        bool failsTooOften = FailsTooOften(reading, rule);
        HealthStage next = record.Stage switch
        {
            _ when answers.IsBeyondUse => HealthStage.Disabled,
            HealthStage.Disabled => rule.RetryDisabledAfter > TimeSpan.Zero && answers.Streak > 0 ? HealthStage.Healthy : HealthStage.Disabled,
            HealthStage.Healthy => failsTooOften && answers.Failures > 0 ? Worse(TimeSpan.Zero, rule) : HealthStage.Healthy,
            _ when answers.Streak >= Proof || !failsTooOften => HealthStage.Healthy,
            _ when answers.Failures > 0 => Later(record.Stage, Worse(now - record.Since!.Value, rule)),
            _ => record.Stage,
        };
        if (next == record.Stage)
        {
            return record;
        }

        bool goesOn = next != HealthStage.Healthy && record.Stage != HealthStage.Healthy;
        return goesOn
            ? record with { Stage = next }
            : record with { Stage = next, Since = now };
    }

    /// <summary>Whether enough attempts failed, out of enough.</summary>
    public static bool FailsTooOften(in HealthReading reading, HealthRule rule) =>
        reading.Attempts >= rule.MinimumAttempts && reading.Failures >= rule.FailureRatio * reading.Attempts;

    private static HealthStage Worse(TimeSpan unhealthy, HealthRule rule) =>
        unhealthy >= rule.Grace ? HealthStage.Disabled
        : unhealthy >= rule.Grace / 2 ? HealthStage.AboutToBeDisabled
        : HealthStage.Unhealthy;

    private static HealthStage Later(HealthStage one, HealthStage other) => one > other ? one : other;
}
