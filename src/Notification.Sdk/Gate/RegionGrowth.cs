namespace Notification.Sdk.Gate;

/// <summary>Makes the region, or the two, that take the place of one in which an entry finds no room.</summary>
internal sealed class RegionGrowth(RegionWriter writer, TagLocks locks)
{
    /// <summary>What takes the place of a region; null when it is full and may not grow. The region's counts stand still from then
    /// on: whoever counts waits for its successor.</summary>
    /// <param name="region">The region.</param>
    /// <param name="now">The time: what has ended by then is left behind.</param>
    /// <param name="room">How many bytes it may grow.</param>
    public Region[]? Next(Region region, long now, long room)
    {
        // With nothing ended there is nothing to leave behind; and looking is worth it once for many entries.
        if (region.EarliestEnd <= now && region.Added >= region.Slots / 8)
        {
            region.Added = 0;
            int kept = 0;
            for (int slot = 0; slot < region.Slots; slot++)
            {
                kept += IsKept(region, slot, now) ? 1 : 0;
            }

            if (kept < region.Slots * 3 / 4)
            {
                return Fill([region.Buckets], region, now, long.MaxValue);
            }
        }

        int buckets = Math.Max(region.Buckets + 1, region.Buckets * 5 / 4);
        bool fits = Region.BytesOf(buckets) - region.Bytes <= room;
        Region[]? next = !fits ? null
            : buckets <= Region.LargestBuckets || region.Depth == GateKey.HighBits ? Fill([buckets], region, now, room)
            : Fill([(buckets / 2) + 1, (buckets / 2) + 1], region, now, room);
        region.IsFull = next is null;
        return next;
    }

    private static bool IsKept(Region region, int slot, long now) =>
        region.At(slot) is { IsNone: false } refusal && (refusal.Until > now || region.Count(slot) > 0);

    private Region[]? Fill(int[] buckets, Region old, long now, long room)
    {
        if (buckets.Sum(Region.BytesOf) - old.Bytes > room)
        {
            old.IsReplaced = false;
            return null;
        }

        // Once through the locks, and whoever counted before has counted.
        old.IsReplaced = true;
        locks.PassAll();
        Region[] next = [.. buckets.Select(count => new Region(count, old.Depth + buckets.Length - 1))];
        for (int slot = 0; slot < old.Slots; slot++)
        {
            GateKey key = old.KeyAt(slot);
            int side = next.Length == 1 ? 0 : (int)(key.High >> old.Depth) & 1;
            if (IsKept(old, slot, now) && !writer.TryAdd(next[side], key, old.At(slot), long.MinValue, old.Count(slot)))
            {
                // So unlucky that a larger one is due at once.
                buckets[side] += (buckets[side] / 8) + 1;
                return Fill(buckets, old, now, room);
            }
        }

        Array.ForEach(next, region => region.Added = 0);
        return next;
    }
}
