namespace Notification.Sdk.Events;

/// <summary>Evidence that has no type of its own.</summary>
/// <param name="Name">What it is, as a stable word.</param>
public sealed record OtherEvidence(string Name) : Evidence
{
    /// <summary>Facts that make it what it is: part of the fingerprint.</summary>
    public IReadOnlyDictionary<string, string> Identity { get; init => field = value ?? new Dictionary<string, string>(); } = new Dictionary<string, string>();

    /// <summary>Facts that may differ from one sighting to the next.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init => field = value ?? new Dictionary<string, string>(); } = new Dictionary<string, string>();

    internal override void Accept<TVisitor>(ref TVisitor visitor)
    {
        visitor.Identity("other.name", Name);
        foreach (KeyValuePair<string, string> fact in Identity.OrderBy(fact => fact.Key, StringComparer.Ordinal))
        {
            visitor.Identity(fact.Key, fact.Value);
        }

        foreach (KeyValuePair<string, string> fact in Details.OrderBy(fact => fact.Key, StringComparer.Ordinal))
        {
            visitor.Detail(fact.Key, fact.Value);
        }
    }
}
