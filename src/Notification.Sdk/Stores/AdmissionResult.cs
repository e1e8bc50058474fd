namespace Notification.Sdk.Stores;

/// <summary>What the gate said.</summary>
/// <param name="Rule">The rule that refused the event as a whole; null when at least one leg was admitted, or when none asked.</param>
/// <param name="Until">With a refusal, the first instant at which the same question may have another answer.</param>
/// <param name="RepeatCount">With a duplicate, and with an admitted reminder, how often it happened again.</param>
/// <param name="Legs">For each draft in order, the refusal of its own budgets; empty when the event was refused as a whole.</param>
public sealed record AdmissionResult(
    string? Rule, DateTimeOffset? Until, long RepeatCount, IReadOnlyList<LegRefusal?> Legs)
{
    internal static AdmissionResult Refused(string rule, DateTimeOffset? until, long repeatCount = 0) =>
        new(rule, until, repeatCount, []);
}
