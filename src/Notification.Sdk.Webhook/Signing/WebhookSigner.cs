using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Notification.Sdk.Webhook.Signing;

/// <summary>Signs after Standard Webhooks 1.0: HMAC-SHA256 over <c>id.timestamp.body</c>.</summary>
internal static class WebhookSigner
{
    /// <summary>One signature for each key, separated by blanks: a receiver takes the message when any of them
    /// fits.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="id">The message's id; without a dot.</param>
    /// <param name="timestamp">The attempt's time in Unix seconds.</param>
    /// <param name="body">The body as it is sent.</param>
    public static string Sign(IReadOnlyList<byte[]> keys, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        byte[] head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}."));
        var signatures = new string[keys.Count];
        for (int i = 0; i < keys.Count; i++)
        {
            using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, keys[i]);
            hash.AppendData(head);
            hash.AppendData(body);
            signatures[i] = $"v1,{Convert.ToBase64String(hash.GetHashAndReset())}";
        }

        return string.Join(' ', signatures);
    }
}
