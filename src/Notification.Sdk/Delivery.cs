using Notification.Sdk.Events;

namespace Notification.Sdk;

/// <summary>One message to one endpoint. Immutable. A retry is the same delivery with the same <see cref="Id"/> and the same
/// content.</summary>
public sealed class Delivery
{
    /// <summary>The idempotency key that the receiver sees: letters, digits, <c>-</c> and <c>_</c>, at most 64. The same over all attempts.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required DeliveryKind Kind { get; init; }

    /// <summary>Where it goes.</summary>
    public required DeliveryTarget Target { get; init; }

    /// <summary>The topic of everything in it.</summary>
    public required string Topic { get; init; }

    /// <summary>The highest severity in it.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The events, in the order of publishing; empty in a summary, a test and a verification.</summary>
    public IReadOnlyList<SecurityEvent> Events { get; init; } = [];

    /// <summary>What was held back, when this is a summary.</summary>
    public OverflowSummary? Summary { get; init; }

    /// <summary>How often it happened again since it was last notified, when this is a reminder.</summary>
    public long RepeatCount { get; init; }

    /// <summary>When it was last notified, when this is a reminder.</summary>
    public DateTimeOffset? RepeatSince { get; init; }

    /// <summary>The code to confirm, when this is a verification.</summary>
    public string? VerificationCode { get; init; }

    /// <summary>When the delivery was made: the same over all attempts.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The number of this attempt, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>The recipients still owed, when an earlier attempt reached only some; empty for all.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>Files that go along, such as a report.</summary>
    public IReadOnlyList<Report> Attachments { get; init; } = [];

    /// <summary>The edition, when this is a report over findings.</summary>
    public ReportEdition? Edition { get; init; }

    /// <summary>Documents that were too large to go along.</summary>
    public IReadOnlyList<ReportLink> Links { get; init; } = [];

    /// <summary>Who renders it.</summary>
    public required IMessageRenderer Renderer { get; init; }

    /// <summary>Renders the message for the place where it will be shown.</summary>
    /// <param name="format">The form.</param>
    /// <param name="maxLength">The longest body, in UTF-8 bytes; it is cut at the border of an item and says so.</param>
    public RenderedMessage Render(MessageFormat format, int maxLength = int.MaxValue) =>
        Renderer.Render(this, format, maxLength);
}
