namespace Notification.Sdk.Webhook.Payloads;

/// <summary>What is sent: the same bytes at every attempt.</summary>
/// <param name="Content">The body.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Headers">Headers that belong to it.</param>
internal sealed record WebhookBody(
    ReadOnlyMemory<byte> Content, string ContentType, IReadOnlyList<KeyValuePair<string, string>> Headers);
