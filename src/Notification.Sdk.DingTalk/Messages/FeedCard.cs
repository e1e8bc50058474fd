using Notification.Sdk.DingTalk.Settings;
using Notification.Sdk.Events;

namespace Notification.Sdk.DingTalk.Messages;

/// <summary>A digest as a list: its title, then the title of each event. There is no room for evidence, and every line
/// leads to the same page.</summary>
internal static class FeedCard
{
    private const int MostEvents = 10;

    /// <summary>Writes a feed card.</summary>
    /// <returns>The body; null when the delivery is no digest or does not fit.</returns>
    public static byte[]? TryWrite(Delivery delivery, DingTalkSettings settings)
    {
        if (delivery.Kind != DeliveryKind.Digest || delivery.Events.Count is 0 or > MostEvents)
        {
            return null;
        }

        string head = Keywords.Stamp(TitleOf(delivery, settings), settings.Keywords, " ");
        IEnumerable<string> lines = delivery.Events
            .Select(securityEvent => TitleOf(Alone(securityEvent, delivery), settings));
        byte[] body = MessageJson.WriteFeed([head, .. lines], settings);
        return body.Length <= settings.MaxBytes ? body : null;
    }

    private static string TitleOf(Delivery delivery, DingTalkSettings settings) =>
        Draft.Defuse(delivery.Render(MessageFormat.Text, settings.MaxBytes).Title);

    private static Delivery Alone(SecurityEvent securityEvent, Delivery digest) => new()
    {
        Id = digest.Id,
        Kind = DeliveryKind.Event,
        Target = digest.Target,
        Topic = securityEvent.Topic,
        Severity = securityEvent.Severity,
        Events = [securityEvent],
        CreatedAt = digest.CreatedAt,
        Attempt = digest.Attempt,
        Renderer = digest.Renderer,
    };
}
