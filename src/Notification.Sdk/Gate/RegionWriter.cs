namespace Notification.Sdk.Gate;

/// <summary>Finds places in a region for the table's one writer, and moves entries to their other bucket to make room.</summary>
internal sealed class RegionWriter(TagLocks locks)
{
    private const int Moves = 2;

    /// <summary>Puts an entry in, when there is room.</summary>
    public bool TryAdd(Region region, in GateKey key, Refusal refusal, long now, ushort repeats = 0)
    {
        int first = region.First(key.Low);
        int second = region.Second(key.Low);
        int slot = FreeIn(region, first, now);
        slot = slot >= 0 ? slot : FreeIn(region, second, now);
        if (slot < 0 && !region.IsFull)
        {
            slot = MakeRoom(region, first, now, Moves);
            slot = slot >= 0 ? slot : MakeRoom(region, second, now, Moves);
        }

        if (slot < 0)
        {
            return false;
        }

        region.Fill(slot, key, refusal);
        region.Count(slot) = repeats;
        return true;
    }

    /// <summary>Takes the place of the forgettable entry that ends soonest, among those that the key could stand beside. One that may
    /// itself be forgotten takes no place of one that lasts longer.</summary>
    public bool TryReplace(Region region, in GateKey key, Refusal refusal)
    {
        int soonest = -1;
        long end = refusal.IsForgettable ? refusal.Until : long.MaxValue;
        foreach (int bucket in (ReadOnlySpan<int>)[region.First(key.Low), region.Second(key.Low)])
        {
            for (int slot = bucket * Region.SlotsPerBucket; slot < (bucket + 1) * Region.SlotsPerBucket; slot++)
            {
                Refusal other = region.At(slot);
                if (other.IsForgettable && other.Until <= end && region.Count(slot) == 0)
                {
                    (soonest, end) = (slot, other.Until);
                }
            }
        }

        if (soonest < 0 || !TryEmpty(region, soonest))
        {
            return false;
        }

        region.Fill(soonest, key, refusal);
        return true;
    }

    /// <summary>Empties a slot unless repeats of its key are still to be told.</summary>
    public bool TryEmpty(Region region, int slot)
    {
        ulong tag = region.TagAt(slot);
        locks.Enter(tag);
        bool isTold = region.Count(slot) == 0;
        if (isTold)
        {
            region.Empty(slot);
        }

        locks.Exit(tag);
        return isTold;
    }

    private int FreeIn(Region region, int bucket, long now)
    {
        for (int slot = bucket * Region.SlotsPerBucket; slot < (bucket + 1) * Region.SlotsPerBucket; slot++)
        {
            Refusal refusal = region.At(slot);
            if (refusal.IsNone || (refusal.Until <= now && TryEmpty(region, slot)))
            {
                return slot;
            }
        }

        return -1;
    }

    private int MakeRoom(Region region, int bucket, long now, int moves)
    {
        for (int slot = bucket * Region.SlotsPerBucket; slot < (bucket + 1) * Region.SlotsPerBucket; slot++)
        {
            ulong tag = region.TagAt(slot);
            int other = region.First(tag) == bucket ? region.Second(tag) : region.First(tag);
            if (other == bucket)
            {
                continue;
            }

            int free = FreeIn(region, other, now);
            free = free >= 0 || moves == 1 ? free : MakeRoom(region, other, now, moves - 1);

            // Making room further on may have moved this very entry.
            if (region.At(slot).IsNone)
            {
                return slot;
            }

            if (free >= 0 && region.TagAt(slot) == tag)
            {
                Move(region, slot, free);
                return slot;
            }
        }

        return -1;
    }

    // The copy stands before the original goes: a reader finds one of them, or for a moment neither.
    private void Move(Region region, int from, int to)
    {
        GateKey key = region.KeyAt(from);
        locks.Enter(key.Low);
        region.Fill(to, key, region.At(from));
        (region.Count(to), region.Count(from)) = (region.Count(from), 0);
        region.Empty(from);
        locks.Exit(key.Low);
    }
}
