namespace Notification.Sdk.Policies;

/// <summary>One configured destination of a channel: a list of mailboxes, a phone, a robot, a URL, an inbox; or a group of such.
/// May hold secrets: it has no text form.</summary>
public sealed class Endpoint : Setting
{
    /// <summary>The name of the channel, such as <c>email</c>, <c>webhook</c> or <c>inbox</c>.</summary>
    public string Channel { get; set; } = "";

    /// <summary>Where to, in the channel's own form.</summary>
    public string Address { get; set; } = "";

    /// <summary>The members, when the endpoint is a group; <see cref="Channel"/> is <see cref="EndpointGroup.ChannelName"/> then,
    /// and <see cref="Address"/> stays empty. Null, the default, for an endpoint of a channel.</summary>
    public EndpointGroup? Group { get; set; }

    /// <summary>Whether it is used.</summary>
    public EndpointState State { get; set; }

    /// <summary>Whether the address is known to be its owner's. An unverified one receives nothing but its
    /// verification. True by default: what an operator writes down is trusted.</summary>
    public bool Verified { get; set; } = true;

    /// <summary>What the channel needs beside the address; the names are on the channel's page.</summary>
    public Dictionary<string, string> Settings { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How many messages may leave in each <see cref="PacingInterval"/>; the channel's own pace when not given.
    /// Pacing delays, it never drops.</summary>
    public int? PacingLimit { get; set; }

    /// <summary>The interval of <see cref="PacingLimit"/>; one minute by default.</summary>
    public TimeSpan PacingInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How many deliveries may be under way at once, 1 to 64; the general number when not given.</summary>
    public int? Concurrency { get; set; }

    /// <summary>The language of messages; the contact's when not given.</summary>
    public string? Culture { get; set; }

    /// <summary>The IANA zone in which times are written; the contact's when not given.</summary>
    public string? TimeZone { get; set; }
}
