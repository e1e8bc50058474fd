namespace Notification.Sdk;

/// <summary>What would become of an event, gate by gate.</summary>
/// <param name="Topic">The policy that judges it: the topic, or <c>*</c> for one that nobody named.</param>
/// <param name="At">The time for which it is asked.</param>
/// <param name="Steps">The gates in their order, up to the one that ends it.</param>
/// <param name="Result">What publishing would return.</param>
/// <param name="Raised">The same for the events that triggers would raise over it.</param>
public sealed record Explanation(
    string Topic,
    DateTimeOffset At,
    IReadOnlyList<ExplanationStep> Steps,
    PublishResult Result,
    IReadOnlyList<Explanation> Raised);
