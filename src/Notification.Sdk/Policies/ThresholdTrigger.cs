using Notification.Sdk.Events;

namespace Notification.Sdk.Policies;

/// <summary>Raises an event of its own when strictly more than a number of matching events happen within an interval. Fires once
/// for each crossing: it is armed again when the count has fallen back. Events that a trigger raised are not counted by triggers.
/// Every published event counts, whether it notifies or not; evidence that stands for several sightings counts as several.</summary>
public sealed class ThresholdTrigger : EventFilter
{
    /// <summary>The count that must be exceeded, 1 to 10,000: with 5, the sixth event fires.</summary>
    public int MoreThan { get; set; }

    /// <summary>The interval that slides over the events, from one second to 31 days.</summary>
    public TimeSpan Within { get; set; }

    /// <summary>What is counted separately.</summary>
    public TriggerKey By { get; set; }

    /// <summary>The topic of the raised event; <c>alerts</c> by default.</summary>
    public string RaiseTopic { get; set; } = Events.Topics.Alerts;

    /// <summary>The kind of the raised event; the trigger's name when empty.</summary>
    public string RaiseKind { get; set; } = "";

    /// <summary>The severity of the raised event; <see cref="Severity.High"/> by default.</summary>
    public Severity RaiseSeverity { get; set; } = Severity.High;

    /// <summary>The title of the raised event. <c>{count}</c>, <c>{interval}</c>, <c>{source}</c>, <c>{asset}</c> and
    /// <c>{user}</c> are filled in; a plain sentence is made when empty.</summary>
    public string RaiseTitle { get; set; } = "";
}
