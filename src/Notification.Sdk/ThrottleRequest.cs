using Notification.Sdk.Events;

namespace Notification.Sdk;

/// <summary>Asks a throttle policy for one notification.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Limit">The rule's limit.</param>
/// <param name="Interval">The rule's interval.</param>
/// <param name="Reserved">How much of the limit only High and Critical may use.</param>
/// <param name="Severity">The severity of the event.</param>
/// <param name="Zone">The zone of calendar days.</param>
/// <param name="Now">The instant for which the notification is due.</param>
public readonly record struct ThrottleRequest(
    string Rule,
    int Limit,
    TimeSpan Interval,
    int Reserved,
    Severity Severity,
    TimeZoneInfo Zone,
    DateTimeOffset Now)
{
    /// <summary>The limit that holds for this severity.</summary>
    public int EffectiveLimit => Severity >= Severity.High ? Limit : Limit - Reserved;
}
