using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Notification.Sdk.Gate;

/// <summary>SipHash with 128 bits of output (Aumasson and Bernstein), with any number of rounds.</summary>
internal static class SipHash
{
    public static UInt128 Hash(ReadOnlySpan<byte> data, ulong key0, ulong key1, int perBlock, int atEnd)
    {
        ulong v0 = key0 ^ 0x736f6d6570736575;
        ulong v1 = key1 ^ 0x646f72616e646f6d ^ 0xee;
        ulong v2 = key0 ^ 0x6c7967656e657261;
        ulong v3 = key1 ^ 0x7465646279746573;
        ulong last = (ulong)data.Length << 56;
        for (; data.Length >= sizeof(ulong); data = data[sizeof(ulong)..])
        {
            ulong block = BinaryPrimitives.ReadUInt64LittleEndian(data);
            v3 ^= block;
            Rounds(perBlock, ref v0, ref v1, ref v2, ref v3);
            v0 ^= block;
        }

        for (int i = 0; i < data.Length; i++)
        {
            last |= (ulong)data[i] << (8 * i);
        }

        v3 ^= last;
        Rounds(perBlock, ref v0, ref v1, ref v2, ref v3);
        v0 ^= last;
        v2 ^= 0xee;
        Rounds(atEnd, ref v0, ref v1, ref v2, ref v3);
        ulong low = v0 ^ v1 ^ v2 ^ v3;
        v1 ^= 0xdd;
        Rounds(atEnd, ref v0, ref v1, ref v2, ref v3);
        return new UInt128(v0 ^ v1 ^ v2 ^ v3, low);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Rounds(int count, ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        for (int i = 0; i < count; i++)
        {
            v0 += v1;
            v1 = BitOperations.RotateLeft(v1, 13) ^ v0;
            v0 = BitOperations.RotateLeft(v0, 32);
            v2 += v3;
            v3 = BitOperations.RotateLeft(v3, 16) ^ v2;
            v0 += v3;
            v3 = BitOperations.RotateLeft(v3, 21) ^ v0;
            v2 += v1;
            v1 = BitOperations.RotateLeft(v1, 17) ^ v2;
            v2 = BitOperations.RotateLeft(v2, 32);
        }
    }
}
