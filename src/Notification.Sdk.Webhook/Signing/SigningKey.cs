using System.Security.Cryptography;

namespace Notification.Sdk.Webhook.Signing;

/// <summary>A key, made ready once: taking it in costs a third of a signature. Thread-safe. Has no text form.</summary>
internal sealed class SigningKey(byte[] key)
{
    // One is enough: signing is short. It lives as long as the key.
    private IncrementalHash? _idle;

    /// <summary>The signature of a head and a body behind it: <c>v1,</c> and its base64.</summary>
    public string Sign(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        IncrementalHash hash = Interlocked.Exchange(ref _idle, null)
            ?? IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Span<byte> bytes = stackalloc byte[HMACSHA256.HashSizeInBytes];
        hash.AppendData(head);
        hash.AppendData(body);
        hash.GetHashAndReset(bytes);
        Interlocked.Exchange(ref _idle, hash)?.Dispose();
        Span<char> text = stackalloc char[3 + ((HMACSHA256.HashSizeInBytes + 2) / 3 * 4)];
        "v1,".CopyTo(text);
        Convert.TryToBase64Chars(bytes, text[3..], out _);
        return new string(text);
    }
}
