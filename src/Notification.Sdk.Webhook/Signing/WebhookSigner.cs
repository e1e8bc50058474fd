using System.Buffers;
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
        string head = string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.");
        int headBytes = Encoding.UTF8.GetByteCount(head);

        // One call over one piece of memory costs less than a hash that is fed in parts.
        byte[] rented = ArrayPool<byte>.Shared.Rent(headBytes + body.Length);
        Span<byte> signed = rented.AsSpan(0, headBytes + body.Length);
        Encoding.UTF8.GetBytes(head, signed);
        body.CopyTo(signed[headBytes..]);
        string signatures = keys.Count == 1
            ? Sign(keys[0], signed)
            : string.Join(' ', Sign(keys, rented.AsMemory(0, signed.Length)));
        ArrayPool<byte>.Shared.Return(rented);
        return signatures;
    }

    private static IEnumerable<string> Sign(IReadOnlyList<byte[]> keys, ReadOnlyMemory<byte> signed)
    {
        foreach (byte[] key in keys)
            yield return Sign(key, signed.Span);
    }

    private static string Sign(byte[] key, ReadOnlySpan<byte> signed)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, signed, hash);
        return $"v1,{Convert.ToBase64String(hash)}";
    }
}
