using System.Globalization;
using Notification.Sdk.Events;

namespace Notification.Sdk.Sms.Tests.Support;

/// <summary>Deliveries to try things with.</summary>
internal static class Sample
{
    public const string Number = "+8613812345678";

    public static Delivery Delivery(
        string text = "Alert",
        string address = Number,
        Dictionary<string, string>? settings = null,
        IReadOnlyList<string>? recipients = null,
        SecurityEvent? securityEvent = null,
        string topic = Topics.Alerts,
        DeliveryKind kind = DeliveryKind.Event,
        string? code = null,
        string endpoint = "oncall",
        int attempt = 1) => new()
        {
            Id = "d-1",
            Kind = kind,
            Target = Target(address, settings, endpoint),
            Topic = topic,
            Severity = Severity.Critical,
            Events = [securityEvent ?? Event()],
            VerificationCode = code,
            CreatedAt = new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero),
            Attempt = attempt,
            Recipients = recipients ?? [],
            Renderer = new FixedRenderer(text),
        };

    public static DeliveryTarget Target(
        string address = Number, Dictionary<string, string>? settings = null, string endpoint = "oncall") => new()
        {
            Tenant = "",
            Endpoint = endpoint,
            Channel = "sms",
            Address = address,
            Settings = settings ?? [],
            Culture = CultureInfo.GetCultureInfo("en"),
            TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"),
        };

    public static SecurityEvent Event(string title = "Reverse shell", string asset = "web-01") => new()
    {
        Topic = Topics.Alerts,
        Severity = Severity.Critical,
        Title = title,
        Asset = new Asset(asset),
        OccurredAt = new DateTimeOffset(2026, 3, 2, 7, 30, 0, TimeSpan.Zero),
    };

    public static SmsMessage Message(string text = "Alert", params string[] numbers) => new()
    {
        Delivery = Delivery(text),
        Numbers = numbers.Length > 0 ? numbers : [Number],
        Text = text,
        Encoding = Segmentation.Segmenter.EncodingOf(text),
        Parts = Segmentation.Segmenter.Split(text, Segmentation.Segmenter.EncodingOf(text)).Count,
    };
}
