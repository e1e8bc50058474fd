using System.Globalization;
using System.Text;
using System.Text.Json;
using Notification.Sdk.Events;

namespace Notification.Sdk.Sms.AlibabaCloud;

/// <summary>Fills the variables of a template.</summary>
internal static class TemplateParameters
{
    /// <summary>The values, by the names of the variables.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Fill(
        AlibabaCloudTemplate template, Delivery delivery, AlibabaCloudSmsOptions options)
    {
        string Value(string source) =>
            ParameterText.Clean(ValueOf(source, delivery, options), options.MaxParameterLength);

        return
        [
            .. template.Parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
                .Select(parameter => KeyValuePair.Create(parameter.Key, Value(parameter.Value))),
        ];
    }

    /// <summary>The values as the vendor wants them: an object whose values are all strings.</summary>
    public static string ToJson(IReadOnlyList<KeyValuePair<string, string>> values)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach ((string name, string value) in values)
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string ValueOf(string source, Delivery delivery, AlibabaCloudSmsOptions options) => source switch
    {
        ParameterSources.Title => delivery.Render(MessageFormat.Sms).Title,
        ParameterSources.Severity => options.Severities.GetValueOrDefault(
            delivery.Severity.ToString(), delivery.Severity.ToString()),
        ParameterSources.Asset => AssetOf(delivery),
        ParameterSources.Count => CountOf(delivery).ToString(CultureInfo.InvariantCulture),
        ParameterSources.Topic => delivery.Topic,
        ParameterSources.Time => TimeOf(delivery),
        ParameterSources.Code => delivery.VerificationCode ?? "",
        _ => "",
    };

    private static string AssetOf(Delivery delivery)
    {
        if (delivery.Summary is { TopAssets: [var worst, ..] })
        {
            return worst.Key;
        }

        Asset? first = delivery.Events.Select(e => e.Asset).FirstOrDefault(asset => asset is not null);
        return first?.Name ?? first?.Id ?? "";
    }

    private static long CountOf(Delivery delivery) => delivery.Summary?.Count ?? delivery.Kind switch
    {
        DeliveryKind.Reminder => delivery.RepeatCount,
        DeliveryKind.Report => delivery.Events.Count,
        _ => Math.Max(1, delivery.Events.Count),
    };

    private static string TimeOf(Delivery delivery)
    {
        DateTimeOffset at = delivery.Events.Select(e => e.OccurredAt).FirstOrDefault(occurred => occurred is not null)
            ?? delivery.CreatedAt;
        return TimeZoneInfo.ConvertTime(at, delivery.Target.TimeZone).ToString(
            "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }
}
