using System.Globalization;
using Notification.Sdk.Events;

namespace Notification.Sdk.Email.Tests.Doubles;

internal static class Deliveries
{
    public static Delivery To(
        string address,
        IMessageRenderer? renderer = null,
        string id = "d-1",
        IReadOnlyList<string>? recipients = null,
        IReadOnlyList<Report>? attachments = null,
        Dictionary<string, string>? settings = null,
        Severity severity = Severity.Medium,
        string topic = "alerts") => new()
        {
            Id = id,
            Kind = DeliveryKind.Event,
            Target = new DeliveryTarget
            {
                Tenant = "",
                Endpoint = "team",
                Channel = "email",
                Address = address,
                Settings = new Dictionary<string, string>(settings ?? [], StringComparer.OrdinalIgnoreCase),
                Culture = CultureInfo.InvariantCulture,
                TimeZone = TimeZoneInfo.Utc,
            },
            Topic = topic,
            Severity = severity,
            CreatedAt = new DateTimeOffset(2026, 3, 1, 9, 5, 7, TimeSpan.FromHours(8)),
            Attempt = 1,
            Recipients = recipients ?? [],
            Attachments = attachments ?? [],
            Renderer = renderer ?? new RendererDouble("Suspicious logon"),
        };
}
