using Notification.Sdk.Events;

namespace Notification.Sdk.Policies;

/// <summary>Which events are meant. What is left out does not restrict; everything that is given must match.</summary>
public abstract class EventFilter : Setting
{
    /// <summary>Names of topics; <c>*</c> or none at all for every topic.</summary>
    public List<string> Topics { get; set; } = [];

    /// <summary>The <see cref="SecurityEvent.Kind"/>s that match, such as <c>ssh-brute-force</c>; every kind when empty.</summary>
    public List<string> Kinds { get; set; } = [];

    /// <summary>The lowest severity; every severity when not given.</summary>
    public Severity? MinimumSeverity { get; set; }

    /// <summary>The very severities, instead of a lowest one.</summary>
    public List<Severity> Severities { get; set; } = [];

    /// <summary>Ids of assets; a trailing <c>*</c> stands for any rest.</summary>
    public List<string> Assets { get; set; } = [];

    /// <summary>Names of asset groups.</summary>
    public List<string> AssetGroups { get; set; } = [];
}
