namespace Notification.Sdk.Policies;

/// <summary>Mutes matching events for a while. Mandatory topics are never muted.</summary>
public sealed class Silence : EventFilter
{
    /// <summary>Who asked for it. Required.</summary>
    public string Owner { get; set; } = "";

    /// <summary>Why. Required.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The first instant; at once when not given.</summary>
    public DateTimeOffset? From { get; set; }

    /// <summary>The first instant at which it is over. Required: no silence is for ever.</summary>
    public DateTimeOffset? Until { get; set; }
}
