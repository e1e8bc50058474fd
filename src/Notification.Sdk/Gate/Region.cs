using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Notification.Sdk.Gate;

/// <summary>A part of the table: buckets of four slots, each bucket one cache line, each key in one of two buckets. Read without a lock;
/// changed by one writer at a time. A reader may miss an entry that is being moved; it never takes one key for another.</summary>
/// <remarks>Four key words, then four refusal words, make a line. A slot changes its key only through an empty refusal word, and a
/// reader looks at the refusal before and after the key. Behind the lines stand the counts of repeats, 16 bits a slot.</remarks>
internal sealed class Region
{
    public const int SlotsPerBucket = 4;
    public const int LargestBuckets = 1024;
    public const int BytesPerBucket = LineLength + (SlotsPerBucket * sizeof(ushort));

    private const int LineLength = 64;
    private const int WordsPerLine = LineLength / sizeof(ulong);

    // Pinned, so that lines stay aligned to the cache's.
    private readonly ulong[] _memory;
    private readonly int _origin;
    private volatile bool _isReplaced;

    public Region(int buckets, int depth)
    {
        (Buckets, Depth) = (buckets, depth);
        _memory = GC.AllocateArray<ulong>((buckets * BytesPerBucket / sizeof(ulong)) + WordsPerLine, pinned: true);
        long misaligned = Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0) % LineLength;
        _origin = (int)((LineLength - misaligned) % LineLength) / sizeof(ulong);
    }

    public int Buckets { get; }

    /// <summary>How many bits of the key chose it.</summary>
    public int Depth { get; }

    public int Slots => Buckets * SlotsPerBucket;

    public long Bytes => BytesOf(Buckets);

    /// <summary>When the first of its entries may end: before, looking for ended ones is vain.</summary>
    public long EarliestEnd { get; set; } = GateTime.Never;

    /// <summary>How many entries came since ended ones were looked for.</summary>
    public int Added { get; set; }

    /// <summary>Whether another region takes its place.</summary>
    public bool IsReplaced
    {
        get => _isReplaced;
        set => _isReplaced = value;
    }

    /// <summary>Whether it found no room to grow when it last asked.</summary>
    public bool IsFull { get; set; }

    public static long BytesOf(int buckets) => (buckets * BytesPerBucket) + (3 * LineLength);

    /// <summary>Has the counts of the likelier bucket fetched.</summary>
    public void PrefetchCount(ulong tag) => Prefetching.Line(ref Unsafe.As<ushort, ulong>(ref Count(First(tag) * SlotsPerBucket)));

    public void Prefetch(ulong tag)
    {
        Prefetching.Line(ref Line(First(tag)));
        Prefetching.Line(ref Line(Second(tag)));
    }

    /// <summary>Finds a key. Both buckets are looked at together: their lines come at once, and no branch is guessed wrongly.</summary>
    /// <returns>Its slot, or -1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(in GateKey key, out Refusal refusal)
    {
        int first = First(key.Low);
        int second = Second(key.Low);
        Vector256<ulong> tag = Vector256.Create(key.Low);
        uint same = Vector256.Equals(Vector256.LoadUnsafe(ref Line(first)), tag).ExtractMostSignificantBits()
            | (Vector256.Equals(Vector256.LoadUnsafe(ref Line(second)), tag).ExtractMostSignificantBits() << SlotsPerBucket);
        for (; same != 0; same &= same - 1)
        {
            int found = BitOperations.TrailingZeroCount(same);
            int bucket = found < SlotsPerBucket ? first : second;
            ref ulong at = ref Unsafe.Add(ref Line(bucket), found & (SlotsPerBucket - 1));
            ref ulong word = ref Unsafe.Add(ref at, SlotsPerBucket);
            ulong read = Volatile.Read(ref word);
            if (read != 0 && (read & GateKey.HighMask) == key.High && Volatile.Read(ref at) == key.Low && Volatile.Read(ref word) == read)
            {
                refusal = new Refusal(read);
                return (bucket * SlotsPerBucket) + (found & (SlotsPerBucket - 1));
            }
        }

        refusal = default;
        return -1;
    }

    public ulong TagAt(int slot) => Volatile.Read(ref Tag(slot));

    public Refusal At(int slot) => new(Volatile.Read(ref Word(slot)));

    public GateKey KeyAt(int slot) => new(TagAt(slot), At(slot).Word & GateKey.HighMask);

    public bool Holds(int slot, in GateKey key) =>
        TagAt(slot) == key.Low && At(slot) is { IsNone: false } refusal && (refusal.Word & GateKey.HighMask) == key.High;

    /// <summary>The repeats of a slot's key. Only under the tag's lock.</summary>
    public ref ushort Count(int slot) => ref Unsafe.Add(
        ref Unsafe.As<ulong, ushort>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_memory), _origin + (Buckets * WordsPerLine))),
        slot);

    /// <summary>Fills an empty slot.</summary>
    public void Fill(int slot, in GateKey key, Refusal refusal)
    {
        Volatile.Write(ref Tag(slot), key.Low);
        Volatile.Write(ref Word(slot), refusal.Word);
        EarliestEnd = Math.Min(EarliestEnd, refusal.Until);
        Added++;
    }

    /// <summary>Writes another refusal of the same key.</summary>
    public void Change(int slot, Refusal refusal)
    {
        Volatile.Write(ref Word(slot), refusal.Word);
        EarliestEnd = Math.Min(EarliestEnd, refusal.Until);
    }

    public void Empty(int slot) => Volatile.Write(ref Word(slot), 0);

    public int First(ulong tag) => (int)(((tag >> 32) * (uint)Buckets) >> 32);

    public int Second(ulong tag) => (int)(((tag & uint.MaxValue) * (uint)Buckets) >> 32);

    private ref ulong Line(int bucket) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_memory), _origin + (bucket * WordsPerLine));

    private ref ulong Tag(int slot) => ref Unsafe.Add(ref Line(slot >>> 2), slot & (SlotsPerBucket - 1));

    private ref ulong Word(int slot) => ref Unsafe.Add(ref Tag(slot), SlotsPerBucket);
}
