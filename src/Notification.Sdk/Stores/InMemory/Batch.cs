namespace Notification.Sdk.Stores.InMemory;

/// <summary>Legs that go out together.</summary>
internal sealed class Batch(DateTimeOffset dueAt, string? groupId)
{
    /// <summary>More legs than this make another delivery.</summary>
    public const int LargestCount = 1000;

    public List<Leg> Legs { get; } = [];

    public DateTimeOffset DueAt { get; set; } = dueAt;

    /// <summary>What later legs must share to come in; null for none.</summary>
    public string? GroupId { get; } = groupId;

    public string? DeliveryId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>Whether it was a dead letter: it keeps its id and company.</summary>
    public bool IsReplayed { get; set; }

    public IReadOnlyList<string> StillOwed { get; set; } = [];

    public string? Member { get; set; }

    public OverflowSummary? Summary { get; set; }
}
