using System.Globalization;
using Notification.Sdk.Events;

namespace Notification.Sdk.Benchmarks.Channels;

/// <summary>An event as a product would publish it, and its delivery to a webhook.</summary>
internal static class Sample
{
    private static readonly SecurityEvent Event = SecurityEvents.SuspiciousProcess(
        new Asset("i-0123456789abcdef0") { Name = "支付网关 payment-gateway-1", IntranetAddress = "10.20.30.40" },
        new ProcessEvidence("xmrig") { Path = "/tmp/.x/xmrig", Parameters = "-o pool.example:3333", ProcessId = 4711 })
        with
    {
        Id = "0198c4c2d3a47d3f8f6a0f3b5f1c2d3e",
        Summary = "A process that mines was started from a hidden folder by the web server's account.",
        OccurredAt = new DateTimeOffset(2026, 3, 1, 8, 30, 0, TimeSpan.Zero),
    };

    private static readonly DefaultMessageRenderer Renderer = new();

    private static readonly Dictionary<string, string> Settings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["secret"] = "whsec_" + Convert.ToBase64String(Enumerable.Range(1, 32).Select(i => (byte)i).ToArray()),
    };

    /// <summary>The target, which the engine hands out again with every delivery to an endpoint.</summary>
    public static DeliveryTarget NewTarget(Uri address) => new()
    {
        Tenant = "acme",
        Endpoint = "soc",
        Channel = "webhook",
        Address = address.AbsoluteUri,
        Settings = Settings,
        Culture = CultureInfo.InvariantCulture,
        TimeZone = TimeZoneInfo.Utc,
    };

    public static Delivery NewDelivery(DeliveryTarget target, int number) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"benchmark-{number:d8}"),
        Kind = DeliveryKind.Event,
        Target = target,
        Topic = Event.Topic,
        Severity = Event.Severity,
        Events = [Event],
        CreatedAt = new DateTimeOffset(2026, 3, 1, 8, 30, 5, TimeSpan.Zero),
        Attempt = 1,
        Renderer = Renderer,
    };
}
