namespace Notification.Sdk.DingTalk.Answers;

/// <summary>An answer, understood.</summary>
/// <param name="Kind">What follows from it.</param>
/// <param name="Code">The vendor's code.</param>
/// <param name="Meaning">What it means and what to mend, in our words.</param>
internal readonly record struct Verdict(VerdictKind Kind, string Code, string Meaning);
