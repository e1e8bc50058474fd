using System.Globalization;

namespace Notification.Sdk.Engine;

/// <summary>A result, told gate by gate.</summary>
internal static class ExplanationSteps
{
    private static readonly string[] Gates = ["match", "dedup", "throttle", "window", "outbox"];

    /// <summary>Tells it.</summary>
    /// <param name="result">The result.</param>
    /// <param name="now">The time for which it is told.</param>
    /// <param name="membersOf">Which members of a group would be asked; null for an endpoint that is none.</param>
    public static IReadOnlyList<ExplanationStep> Of(PublishResult result, DateTimeOffset now, Func<string, string?> membersOf)
    {
        string ending = result.Rule is { } rule ? GateOf(rule) : "outbox";
        List<ExplanationStep> steps = [];
        foreach (string gate in Gates)
        {
            bool isEnd = gate == ending;
            steps.Add(new ExplanationStep(gate, !isEnd || result.IsAccepted, ReasonOf(gate, isEnd, result, now, membersOf)));
            if (isEnd)
            {
                break;
            }
        }

        return steps;
    }

    private static string GateOf(string rule) =>
        rule is Rules.Duplicate or Rules.SameId ? "dedup"
        : rule is Rules.Window or Rules.NoSchedule ? "window"
        : rule.StartsWith(Rules.ThrottlePrefix, StringComparison.Ordinal) ? "throttle"
        : "match";

    private static string ReasonOf(
        string gate, bool isEnd, PublishResult result, DateTimeOffset now, Func<string, string?> membersOf) =>
        isEnd && !result.IsAccepted ? Refusal(result) : gate switch
        {
            "match" => $"The policy notifies it; told would be: {string.Join(", ", result.Legs.Select(leg => leg.Endpoint))}.",
            "dedup" => "The same thing was not notified lately, or it has become worse.",
            "throttle" => Budgets(result),
            "window" => result.Legs.Any(leg => leg.Outcome == Outcome.Waiting && leg.DueAt > now)
                ? "It is held until it is due."
                : "The window is open.",
            _ => $"It goes out: {string.Join("; ", result.Legs.Select(leg => Due(leg, membersOf)))}.",
        };

    private static string Refusal(PublishResult result)
    {
        string meaning = result.Rule switch
        {
            Rules.Verdict => "The topic's policy does not notify this verdict.",
            Rules.Severity => "The topic's policy does not notify this severity.",
            Rules.NoSubscription => "No subscription matches, so nobody would be told.",
            Rules.EndpointDisabled => "The endpoint is disabled.",
            Rules.Unverified => "The address is not verified.",
            Rules.Duplicate => "The same thing was notified not long ago.",
            Rules.SameId => "An event with this id was accepted before.",
            Rules.Window => "The window is closed and the policy drops what comes outside it.",
            Rules.NoSchedule => "Nobody chose when the topic's reports go out. Give its Report a Frequency.",
            { } rule when rule.StartsWith(Rules.SilencePrefix, StringComparison.Ordinal) => $"The {Named(rule)} mutes it.",
            { } rule => $"The budget {Named(rule)} is spent."
                + (result.Status == PublishStatus.Summarized ? " It is counted into a summary." : ""),
            null => "",
        };
        return result.Until is { } until ? $"{meaning} Until {Time(until)}." : meaning;
    }

    private static string Budgets(PublishResult result)
    {
        string[] refused = [.. result.Legs
            .Where(leg => leg.Rule?.StartsWith(Rules.ThrottlePrefix, StringComparison.Ordinal) == true)
            .Select(leg => $"{leg.Endpoint}: the budget {Named(leg.Rule!)} is spent")];
        return refused.Length == 0 ? "All budgets have room." : $"Some have no room: {string.Join("; ", refused)}.";
    }

    private static string Named(string rule) => rule.Replace(':', ' ').Replace("throttle ", "", StringComparison.Ordinal);

    private static string Due(LegResult leg, Func<string, string?> membersOf) =>
        leg is not { Outcome: Outcome.Waiting, DueAt: { } due } ? $"{leg.Endpoint} not ({leg.Rule})"
        : membersOf(leg.Endpoint) is { } members ? $"{leg.Endpoint} at {Time(due)} {members}"
        : $"{leg.Endpoint} at {Time(due)}";

    private static string Time(DateTimeOffset time) =>
        time == DateTimeOffset.MaxValue ? "never" : time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
