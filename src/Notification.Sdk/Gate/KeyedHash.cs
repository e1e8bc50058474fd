using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;

namespace Notification.Sdk.Gate;

/// <summary>A 128-bit hash under a random secret that never leaves the process: whoever chooses the texts cannot choose their
/// hashes. Carry-less multiplication where the processor has it and the text is short, else SipHash-1-3-128.</summary>
internal sealed class KeyedHash
{
    private readonly CarrylessHash? _carryless;
    private readonly ulong _key0;
    private readonly ulong _key1;

    public KeyedHash()
        : this(Pclmulqdq.IsSupported)
    {
    }

    /// <summary>For tests: either way on the same machine.</summary>
    internal KeyedHash(bool isCarryless)
    {
        Span<ulong> secret = stackalloc ulong[2 + CarrylessHash.SecretLength];
        RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(secret));
        (_key0, _key1) = (secret[0], secret[1]);
        _carryless = isCarryless ? new CarrylessHash(secret[2..]) : null;
    }

    public UInt128 Hash(ReadOnlySpan<byte> data) =>
        _carryless is { } carryless && data.Length <= CarrylessHash.LongestText
            ? carryless.Hash(data)
            : SipHash.Hash(data, _key0, _key1, perBlock: 1, atEnd: 3);
}
