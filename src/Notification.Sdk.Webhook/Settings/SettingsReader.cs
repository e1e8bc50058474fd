using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Notification.Sdk.Webhook.Signing;

namespace Notification.Sdk.Webhook.Settings;

/// <summary>Reads an endpoint's settings. An unknown name is a fault: a mistyped <c>secret</c> must not mean unsigned.
/// A fault never holds a value, since values may be secrets.</summary>
internal static class SettingsReader
{
    private const int MostKeys = 8;
    private const double LongestTimeout = 300;

    public static bool TryRead(
        IReadOnlyDictionary<string, string> given,
        [NotNullWhen(true)] out WebhookSettings? settings,
        [NotNullWhen(false)] out string? fault)
    {
        settings = null;
        var read = new WebhookSettings();
        foreach ((string name, string value) in given)
        {
            fault = Apply(read, name, value ?? "");
            if (fault is not null)
            {
                return false;
            }
        }

        fault = null;
        settings = read;
        return true;
    }

    private static string? Apply(WebhookSettings settings, string name, string value)
    {
        // Configuration takes a colon for a level of its own, so that a name in a file is written with a dot.
        if (name.StartsWith("header:", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("header.", StringComparison.OrdinalIgnoreCase))
        {
            string header = name["header:".Length..].Trim();
            settings.Headers.Add(new(header, value));
            return HeaderRule.FindFault(header, value);
        }

        return name.ToUpperInvariant() switch
        {
            "FORMAT" => ApplyFormat(settings, value),
            "METHOD" => ApplyMethod(settings, value),
            "TIMEOUT" => ApplyTimeout(settings, value),
            "SOURCE" => ApplySource(settings, value),
            "SECRET" or "SECRETS" => ApplySecrets(settings, value),
            _ => $"The setting '{Shown(name)}' is not known to webhooks: use format, secret, secrets, method, timeout, source "
                + "or header.<Name>.",
        };
    }

    private static string? ApplyFormat(WebhookSettings settings, string value)
    {
        WebhookFormat? format = value.Trim().ToUpperInvariant() switch
        {
            "STANDARD" => WebhookFormat.Standard,
            "CLOUDEVENTS" => WebhookFormat.CloudEvents,
            "CLOUDEVENTS-BINARY" => WebhookFormat.CloudEventsBinary,
            "CLOUDEVENTS-BATCH" => WebhookFormat.CloudEventsBatch,
            "JSON" => WebhookFormat.Json,
            "NDJSON" => WebhookFormat.NdJson,
            _ => null,
        };
        settings.Format = format ?? default;
        return format is null
            ? "The setting 'format' is none of standard, cloudevents, cloudevents-binary, cloudevents-batch, json and "
                + "ndjson."
            : null;
    }

    private static string? ApplyMethod(WebhookSettings settings, string value)
    {
        string method = value.Trim().ToUpperInvariant();
        settings.Method = method == "PUT" ? HttpMethod.Put : HttpMethod.Post;
        return method is "POST" or "PUT" ? null : "The setting 'method' is neither POST nor PUT.";
    }

    private static string? ApplyTimeout(WebhookSettings settings, string value)
    {
        if (!double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds)
            || seconds is not (>= 1 and <= LongestTimeout))
        {
            return $"The setting 'timeout' is not a number of seconds from 1 to {LongestTimeout}.";
        }

        settings.Timeout = TimeSpan.FromSeconds(seconds);
        return null;
    }

    private static string? ApplySource(WebhookSettings settings, string value)
    {
        settings.Source = value;
        return SourceRule.IsGood(value) ? null : $"The setting 'source' is not {SourceRule.Expected}.";
    }

    private static string? ApplySecrets(WebhookSettings settings, string value)
    {
        foreach (string secret in value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!WebhookSecret.TryParse(secret, out byte[]? key))
            {
                return "The setting 'secret' holds something that is not whsec_ followed by the base64 of 24 to 64 random bytes; "
                    + "several secrets are separated by blanks.";
            }

            settings.Keys.Add(new SigningKey(key));
        }

        return settings.Keys.Count is 0 or > MostKeys
            ? $"The setting 'secret' must hold 1 to {MostKeys} secrets; leave it out to send unsigned."
            : null;
    }

    private static string Shown(string name) =>
        name.Length <= 64 && !name.Any(char.IsControl) ? name : "(too long or with control characters)";
}
