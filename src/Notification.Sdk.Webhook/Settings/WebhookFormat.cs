namespace Notification.Sdk.Webhook.Settings;

internal enum WebhookFormat
{
    Standard,
    CloudEvents,
    CloudEventsBinary,
    CloudEventsBatch,
    Json,
    NdJson,
}
