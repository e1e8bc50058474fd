namespace Notification.Sdk;

/// <summary>What one gate says.</summary>
/// <param name="Gate">The gate: <c>match</c>, <c>dedup</c>, <c>throttle</c>, <c>window</c> or <c>outbox</c>.</param>
/// <param name="Passed">Whether the event, or at least one leg of it, passes.</param>
/// <param name="Reason">Why, in one sentence for an operator. Contains no text of the event.</param>
public sealed record ExplanationStep(string Gate, bool Passed, string Reason);
