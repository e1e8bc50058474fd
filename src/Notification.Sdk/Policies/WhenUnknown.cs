namespace Notification.Sdk.Policies;

/// <summary>What follows when nobody knows whether an attempt arrived.</summary>
public enum WhenUnknown
{
    /// <summary>The delivery is sent again under the same id: at least once.</summary>
    SendAgain,

    /// <summary>The delivery becomes a dead letter, and a person is asked: at most once, until that person replays it.</summary>
    Hold,
}
