using Notification.Sdk.DingTalk.Robots;

namespace Notification.Sdk.DingTalk.Settings;

/// <summary>What an endpoint's address and settings say. Immutable; has no text form.</summary>
internal sealed class DingTalkSettings
{
    public required RobotPool Pool { get; init; }

    public required MessageType MessageType { get; init; }

    /// <summary>Of which every message must hold at least one.</summary>
    public required IReadOnlyList<string> Keywords { get; init; }

    public required Mentions Mentions { get; init; }

    /// <summary>Where a click on a card leads.</summary>
    public required Uri? LinkUrl { get; init; }

    /// <summary>The words on the button of a card.</summary>
    public required string LinkTitle { get; init; }

    public required Uri? PictureUrl { get; init; }

    /// <summary>The longest request body, in bytes.</summary>
    public required int MaxBytes { get; init; }
}
