using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Notification.Sdk.Webhook.Signing;

/// <summary>Signs after Standard Webhooks 1.0: HMAC-SHA256 over <c>id.timestamp.body</c>.</summary>
internal static class WebhookSigner
{
    private const int UsualHead = 256;

    // Two dots and any timestamp.
    private const int MostBesideId = 24;

    /// <summary>One signature for each key, separated by blanks: a receiver takes the message when any of them
    /// fits.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="id">The message's id; without a dot.</param>
    /// <param name="timestamp">The attempt's time in Unix seconds.</param>
    /// <param name="body">The body as it is sent.</param>
    public static string Sign(IReadOnlyList<SigningKey> keys, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        int most = Encoding.UTF8.GetMaxByteCount(id.Length) + MostBesideId;
        Span<byte> room = most <= UsualHead ? stackalloc byte[UsualHead] : new byte[most];
        Utf8.TryWrite(room, CultureInfo.InvariantCulture, $"{id}.{timestamp}.", out int length);
        ReadOnlySpan<byte> head = room[..length];
        if (keys.Count == 1)
        {
            return keys[0].Sign(head, body);
        }

        string[] signatures = new string[keys.Count];
        for (int i = 0; i < signatures.Length; i++)
        {
            signatures[i] = keys[i].Sign(head, body);
        }

        return string.Join(' ', signatures);
    }
}
