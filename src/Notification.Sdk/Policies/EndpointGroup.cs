namespace Notification.Sdk.Policies;

/// <summary>Endpoints that stand in for each other: a delivery goes to one of them, to the next when that one cannot take it. What
/// belongs to an <see cref="Endpoint"/> of the channel <see cref="ChannelName"/>.</summary>
public sealed class EndpointGroup
{
    /// <summary>The name of the channel by which an endpoint says that it is a group. No channel of an application may have it.</summary>
    public const string ChannelName = "group";

    /// <summary>The names of the members, 1 to 16 other endpoints of the tenant, none of them a group.</summary>
    public List<string> Members { get; set; } = [];

    /// <summary>In which order they are asked; as written by default. Members that failed just now come after all others.</summary>
    public GroupOrder Order { get; set; }

    /// <summary>The weights of a weighted group, 1 to 1,000, one for each member in the order of <see cref="Members"/>; none given
    /// means that all weigh the same.</summary>
    public List<int> Weights { get; set; } = [];

    /// <summary>How long a member that failed stands behind the others, 0 to 1 day; 1 minute by default. When all have failed just
    /// now, the one that failed longest ago is asked first.</summary>
    public TimeSpan Rest { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long, from its first start on, a delivery stays with a member that may have taken it without saying so, 0 to 7
    /// days; 5 minutes by default. After that another is asked first: a second copy, under the same id, is better than none.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often the owner is told that a member fails while another takes its notifications, 1 minute to 31 days; once a
    /// day by default.</summary>
    public TimeSpan TellEvery { get; set; } = TimeSpan.FromDays(1);
}
