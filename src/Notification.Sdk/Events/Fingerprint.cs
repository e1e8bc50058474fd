using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Notification.Sdk.Events;

/// <summary>128 bits that stand for a thing: the first half of a SHA-256 over length-prefixed parts, so that an attacker who
/// chooses the parts can neither make two things collide nor shift a character from one part to the next.</summary>
/// <param name="High">The upper 64 bits.</param>
/// <param name="Low">The lower 64 bits.</param>
public readonly record struct Fingerprint(ulong High, ulong Low)
{
    /// <summary>The fingerprint of an event under a recipe.</summary>
    /// <param name="securityEvent">The event.</param>
    /// <param name="parts">The recipe; <see cref="SecurityEvent.DedupKey"/> replaces it when given.</param>
    public static Fingerprint Of(SecurityEvent securityEvent, FingerprintParts parts)
    {
        ArgumentNullException.ThrowIfNull(securityEvent);
        var hash = new FingerprintWriter(stackalloc byte[FingerprintWriter.OnStack]);
        try
        {
            Gather(ref hash, securityEvent, parts);
            return hash.Finish();
        }
        finally
        {
            hash.Dispose();
        }
    }

    /// <summary>The fingerprint of a list of texts.</summary>
    /// <param name="parts">The texts, in order; null differs from empty.</param>
    public static Fingerprint Of(params ReadOnlySpan<string?> parts)
    {
        var hash = new FingerprintWriter(stackalloc byte[FingerprintWriter.OnStack]);
        try
        {
            foreach (string? part in parts)
            {
                hash.Add(part);
            }

            return hash.Finish();
        }
        finally
        {
            hash.Dispose();
        }
    }

    /// <summary>32 lower-case hexadecimal digits.</summary>
    public override string ToString() => $"{High:x16}{Low:x16}";

    internal static Fingerprint FromHash(ReadOnlySpan<byte> data)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(data, hash);
        return new Fingerprint(BinaryPrimitives.ReadUInt64BigEndian(hash), BinaryPrimitives.ReadUInt64BigEndian(hash[8..]));
    }

    /// <summary>Gathers what the fingerprint of an event is made of.</summary>
    internal static void Gather(ref FingerprintWriter hash, SecurityEvent securityEvent, FingerprintParts parts)
    {
        hash.Add(securityEvent.Tenant);
        hash.Add(securityEvent.Topic);
        if (securityEvent.DedupKey is { } key)
        {
            hash.Add("key");
            hash.Add(key);
            return;
        }

        AddParts(ref hash, securityEvent, parts);
    }

    private static void AddParts(ref FingerprintWriter hash, SecurityEvent securityEvent, FingerprintParts parts)
    {
        hash.Add("parts");
        if (parts.HasFlag(FingerprintParts.Kind))
        {
            hash.Add(securityEvent.Kind);
        }

        if (parts.HasFlag(FingerprintParts.Asset))
        {
            hash.Add(securityEvent.Asset?.Id);
        }

        if (parts.HasFlag(FingerprintParts.Id))
        {
            hash.Add(securityEvent.Id);
        }

        if (!parts.HasFlag(FingerprintParts.Evidence))
        {
            return;
        }

        for (int i = 0; i < securityEvent.Evidence.Count; i++)
        {
            securityEvent.Evidence[i].Accept(ref hash);
        }
    }
}
