namespace Notification.Sdk.Events;

/// <summary>A check that failed: of a server's baseline or of a cloud service's settings.</summary>
/// <param name="Check">The check's stable name.</param>
public sealed record BaselineEvidence(string Check) : Evidence
{
    /// <summary>What was expected.</summary>
    public string? Expected { get; init; }

    /// <summary>What was found.</summary>
    public string? Found { get; init; }

    /// <summary>What to do about it.</summary>
    public string? Fix { get; init; }

    internal override void Accept<TVisitor>(ref TVisitor visitor)
    {
        visitor.Identity("baseline.check", Check);
        visitor.Detail("baseline.expected", Expected);
        visitor.Detail("baseline.found", Found);
        visitor.Detail("baseline.fix", Fix);
    }
}
