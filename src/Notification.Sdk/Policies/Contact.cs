namespace Notification.Sdk.Policies;

/// <summary>A person or a team that owns endpoints.</summary>
public sealed class Contact : Setting
{
    /// <summary>Names of the endpoints.</summary>
    public List<string> Endpoints { get; set; } = [];

    /// <summary>The language of messages, such as <c>en</c>, <c>zh-Hans</c> or <c>ja</c>; the general one when not given.</summary>
    public string? Culture { get; set; }

    /// <summary>The IANA zone in which times are written, such as <c>Asia/Shanghai</c>; the general one when not given.</summary>
    public string? TimeZone { get; set; }

    /// <summary>Whether mandatory topics go here whatever the subscriptions say. A tenant without a primary contact has one
    /// that owns the inbox.</summary>
    public bool Primary { get; set; }
}
