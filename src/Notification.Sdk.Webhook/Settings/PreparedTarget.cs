using Notification.Sdk.Http;

namespace Notification.Sdk.Webhook.Settings;

/// <summary>What an attempt needs of its target, read once: neither changes as long as the options are the same. Holds secrets: it
/// has no text form.</summary>
internal sealed class PreparedTarget
{
    private PreparedTarget(WebhookOptions options) => Options = options;

    /// <summary>The options it was read under.</summary>
    public WebhookOptions Options { get; }

    /// <summary>The address; null when there is a refusal.</summary>
    public Uri? Address { get; private init; }

    /// <summary>The settings; null when there is a refusal.</summary>
    public WebhookSettings? Settings { get; private init; }

    /// <summary>What to hand back when the target cannot be used.</summary>
    public DeliveryReceipt? Refusal { get; private init; }

    public static PreparedTarget Read(DeliveryTarget target, WebhookOptions options)
    {
        if (!HttpAddress.TryParse(target.Address, options.Http.RequireHttps, out Uri? address, out string? fault))
        {
            return new(options) { Refusal = DeliveryReceipt.Rejected(HttpReceipts.BadAddress, fault) };
        }

        return SettingsReader.TryRead(target.Settings, out WebhookSettings? settings, out fault)
            ? new(options) { Address = address, Settings = settings }
            : new(options) { Refusal = DeliveryReceipt.Rejected(HttpReceipts.BadSettings, fault) };
    }
}
