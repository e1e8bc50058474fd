using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Notification.Sdk.Gate;

/// <summary>Two independent CLNH sums (Lemire and Kaser, "Faster 64-bit universal hashing using carry-less multiplications"), each the sum
/// of carry-less products of 64-bit words xored with secret words of their own place, then mixed by a secret multiplication. Two
/// different texts meet in one sum with a chance of about 2⁻⁶⁴, in both with about 2⁻¹²⁸, whoever chose them without the secret.</summary>
internal sealed class CarrylessHash
{
    /// <summary>In bytes: as many places as there are secret words.</summary>
    public const int LongestText = 512;

    /// <summary>In words of 64 bits: four for each place, for the length, and four to mix.</summary>
    public const int SecretLength = (4 * (Places + 1)) + 4;

    private const int BlockLength = 16;
    private const int Places = LongestText / BlockLength;

    private readonly ulong[] _secret;

    public CarrylessHash(ReadOnlySpan<ulong> secret)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(secret.Length, SecretLength);
        _secret = secret.ToArray();
    }

    public UInt128 Hash(ReadOnlySpan<byte> text)
    {
        ref byte data = ref MemoryMarshal.GetReference(text);
        ref ulong secret = ref MemoryMarshal.GetArrayDataReference(_secret);
        ref ulong mixing = ref Unsafe.Add(ref secret, SecretLength - 4);

        // Read before the sums begin: across a call they would have to leave the registers.
        Vector128<ulong> last = text.Length < BlockLength ? Short(text) : Vector128.LoadUnsafe(ref data, (nuint)text.Length - BlockLength).AsUInt64();

        // The length comes first: no two texts make the same blocks.
        Vector128<ulong> block = Vector128.CreateScalar((ulong)text.Length);
        Vector128<ulong> sum0 = Product(block, ref secret, 0);
        Vector128<ulong> sum1 = Product(block, ref secret, 2);
        nuint whole = (nuint)text.Length & ~(nuint)(BlockLength - 1);
        nuint place = 4;
        for (nuint at = 0; at < whole; at += BlockLength)
        {
            block = Vector128.LoadUnsafe(ref data, at).AsUInt64();
            sum0 ^= Product(block, ref secret, place);
            sum1 ^= Product(block, ref secret, place + 2);
            place += 4;
        }

        if (whole < (nuint)text.Length)
        {
            // The last 16 bytes, some of them once more: with the length still told apart from any other.
            sum0 ^= Product(last, ref secret, place);
            sum1 ^= Product(last, ref secret, place + 2);
        }

        return new UInt128(
            Mix(sum0, mixing, Unsafe.Add(ref mixing, 1)),
            Mix(sum1, Unsafe.Add(ref mixing, 2), Unsafe.Add(ref mixing, 3)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Product(Vector128<ulong> block, ref ulong secret, nuint at)
    {
        Vector128<ulong> keyed = block ^ Vector128.LoadUnsafe(ref secret, at);
        return Pclmulqdq.CarrylessMultiply(keyed, keyed, 0x10);
    }

    private static Vector128<ulong> Short(ReadOnlySpan<byte> text)
    {
        Span<byte> padded = stackalloc byte[BlockLength];
        padded.Clear();
        text.CopyTo(padded);
        return Vector128.Create<byte>(padded).AsUInt64();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(Vector128<ulong> sum, ulong key0, ulong key1)
    {
        ulong high = Math.BigMul(sum.ToScalar() ^ key0, sum.GetElement(1) ^ key1, out ulong low);
        return high ^ low;
    }
}
