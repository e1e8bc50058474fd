using System.Globalization;
using System.Runtime.Intrinsics.X86;
using Notification.Sdk.Events;
using Notification.Sdk.Gate;

namespace Notification.Sdk.Tests.Gate;

public sealed class KeyedHashTests
{
    /// <summary>Both ways on one machine, where it has both.</summary>
    public static TheoryData<bool> Ways() => Pclmulqdq.IsSupported ? [false, true] : [false];

    [Theory]
    [InlineData(0, "930255c71472f66de6a825ba047f81a3")]
    [InlineData(1, "45fc229b1159763444af996bd8c187da")]
    public void SipHash_2_4_128_gives_the_values_of_its_authors(int length, string expected)
    {
        byte[] data = [.. Enumerable.Range(0, length).Select(i => (byte)i)];
        UInt128 hash = SipHash.Hash(data, 0x0706050403020100, 0x0f0e0d0c0b0a0908, perBlock: 2, atEnd: 4);
        Assert.Equal(expected, hash.ToString("x32", CultureInfo.InvariantCulture));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void The_same_text_has_the_same_hash_and_another_secret_another(bool isCarryless)
    {
        var hash = new KeyedHash(isCarryless);
        foreach (int length in (int[])[0, 1, 15, 16, 17, 31, 32, 100, 511, 512, 513, 5000])
        {
            byte[] text = [.. Enumerable.Repeat((byte)'x', length)];
            Assert.Equal(hash.Hash(text), hash.Hash((byte[])text.Clone()));
            Assert.NotEqual(hash.Hash(text), new KeyedHash(isCarryless).Hash(text));
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Texts_that_differ_in_one_bit_or_in_trailing_zeros_differ(bool isCarryless)
    {
        var hash = new KeyedHash(isCarryless);
        var seen = new HashSet<GateKey>();
        byte[] text = new byte[600];
        for (int length = 0; length <= text.Length; length++)
        {
            Assert.True(seen.Add(GateKey.Of(hash.Hash(text.AsSpan(0, length)))));
        }

        foreach (int length in (int[])[1, 16, 40, 512, 600])
        {
            for (int bit = 0; bit < 8 * length; bit++)
            {
                text[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.True(seen.Add(GateKey.Of(hash.Hash(text.AsSpan(0, length)))));
                text[bit / 8] = 0;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_character_moved_from_one_part_to_the_next_makes_another_key(bool isCarryless)
    {
        var hash = new KeyedHash(isCarryless);
        string?[][] lists =
        [
            ["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["", "abc"], ["abc", null], [null, "abc"], ["a", "b", "c"], [], [""], [null],
        ];
        Assert.Equal(lists.Length, lists.Select(parts => KeyOf(hash, parts)).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Numbered_names_spread_evenly_and_never_meet(bool isCarryless)
    {
        const int Count = 200_000;
        const int Cells = 256;
        var hash = new KeyedHash(isCarryless);
        GateKey[] keys = [.. Enumerable.Range(0, Count).Select(i => KeyOf(hash, [$"i-0123456789abcdef{i}", "miner"]))];
        Assert.Equal(Count, keys.Distinct().Count());
        Func<GateKey, ulong>[] places = [key => key.Low >> 56, key => (key.Low >> 24) & 255, key => key.Low & 255, key => key.High & 255];
        foreach (Func<GateKey, ulong> place in places)
        {
            // Chi-square with 255 degrees of freedom: 400 is met by chance once in some hundred million.
            double expected = (double)Count / Cells;
            double chiSquare = keys.CountBy(place).Sum(cell => (cell.Value - expected) * (cell.Value - expected) / expected);
            Assert.InRange(chiSquare, 120, 400);
        }
    }

    [Fact]
    public void Hashing_allocates_nothing()
    {
        var hash = new KeyedHash();
        byte[] text = new byte[2000];
        hash.Hash(text);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int length = 0; length < text.Length; length += 37)
        {
            hash.Hash(text.AsSpan(0, length));
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static GateKey KeyOf(KeyedHash hash, string?[] parts)
    {
        var writer = new FingerprintWriter(stackalloc byte[512]);
        foreach (string? part in parts)
        {
            writer.Add(part);
        }

        GateKey key = GateKey.Of(hash.Hash(writer.Written));
        writer.Dispose();
        return key;
    }
}
