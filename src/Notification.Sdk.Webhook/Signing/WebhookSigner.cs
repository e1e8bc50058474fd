using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace Notification.Sdk.Webhook.Signing;

/// <summary>Signs after Standard Webhooks 1.0: HMAC-SHA256 over <c>id.timestamp.body</c>.</summary>
internal static class WebhookSigner
{
    // Two dots and any timestamp.
    private const int MostOfTheRest = 24;

    /// <summary>One signature for each key, separated by blanks: a receiver takes the message when any of them
    /// fits.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="id">The message's id; without a dot.</param>
    /// <param name="timestamp">The attempt's time in Unix seconds.</param>
    /// <param name="body">The body as it is sent.</param>
    public static string Sign(IReadOnlyList<byte[]> keys, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        // One call over one piece of memory costs less than a hash that is fed in parts.
        byte[] rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(id.Length) + MostOfTheRest + body.Length);
        Utf8.TryWrite(rented, CultureInfo.InvariantCulture, $"{id}.{timestamp}.", out int head);
        body.CopyTo(rented.AsSpan(head));
        int length = head + body.Length;
        string signatures = keys.Count == 1
            ? Sign(keys[0], rented.AsSpan(0, length))
            : string.Join(' ', Sign(keys, rented.AsMemory(0, length)));
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
        Span<char> text = stackalloc char[3 + ((HMACSHA256.HashSizeInBytes + 2) / 3 * 4)];
        "v1,".CopyTo(text);
        Convert.TryToBase64Chars(hash, text[3..], out _);
        return new string(text);
    }
}
