namespace Notification.Sdk.Gate;

/// <summary>Remembers what the store refused, and until when: "this key is refused until t". Knows nothing of rules; holds at most a
/// budget of bytes. Looked up without a lock, by any thread; what it does not know is asked of the store.</summary>
/// <remarks>Grows region by region (extendible hashing), at most 4,096 slots at a time, so that nobody waits for it. Full, it lets
/// through: a forgotten refusal costs a question, never an alert.</remarks>
internal sealed class DenyTable
{
    public const int Uncounted = -1;
    public const int Contended = -2;

    private readonly Lock _writing = new();
    private readonly TagLocks _locks;
    private readonly RegionWriter _writer;
    private readonly RegionGrowth _growth;
    private Region[] _directory;
    private long _forgotten;
    private long _passedFull;
    private int _isTold;

    public DenyTable(long budget, TagLocks locks)
    {
        (Budget, _locks) = (budget, locks);
        _writer = new RegionWriter(locks);
        _growth = new RegionGrowth(_writer, locks);
        _directory = [new Region(buckets: 1, depth: 0)];
        Bytes = _directory[0].Bytes;
    }

    /// <summary>The most bytes that its regions may take.</summary>
    public long Budget { get; }

    /// <summary>The bytes that its regions take.</summary>
    public long Bytes { get; private set; }

    /// <summary>How many live entries made way for others.</summary>
    public long Forgotten => Volatile.Read(ref _forgotten);

    /// <summary>How many refusals could not be remembered.</summary>
    public long PassedFull => Volatile.Read(ref _passedFull);

    /// <summary>Whether a person should be told that it is full: once.</summary>
    public bool IsFirstTold() => Interlocked.Exchange(ref _isTold, 1) == 0;

    /// <summary>What is known of a key; also a refusal that has ended and was not overwritten yet.</summary>
    public Refusal Find(in GateKey key)
    {
        RegionOf(key).Find(key, out Refusal refusal);
        return refusal;
    }

    /// <summary>What is known of a key whose repeats will be counted.</summary>
    public Refusal Find(in GateKey key, out Place place)
    {
        Region region = RegionOf(key);
        region.PrefetchCount(key.Low);
        place = new Place(region, region.Find(key, out Refusal refusal));
        return refusal;
    }

    /// <summary>Has fetched what <see cref="Find(in GateKey, out Place)"/> will look at.</summary>
    public void Prefetch(in GateKey key)
    {
        Region region = RegionOf(key);
        region.PrefetchCount(key.Low);
        region.Prefetch(key.Low);
    }

    /// <summary>Finds many at once: the memory of all is under way before the first is looked at.</summary>
    public void Find(ReadOnlySpan<GateKey> keys, Span<Refusal> refusals)
    {
        foreach (ref readonly GateKey key in keys)
        {
            RegionOf(key).Prefetch(key.Low);
        }

        for (int i = 0; i < keys.Length; i++)
        {
            refusals[i] = Find(keys[i]);
        }
    }

    /// <summary>Remembers a refusal.</summary>
    /// <param name="key">What was refused.</param>
    /// <param name="until">Until when; no longer than <paramref name="longest"/> from now.</param>
    /// <param name="level">Which events with this key it holds for.</param>
    /// <param name="now">The time.</param>
    /// <param name="longest">How long such a refusal can last.</param>
    /// <returns>Whether it is remembered. When not, the table is full of what must not be forgotten.</returns>
    public bool Refuse(in GateKey key, long until, int level, long now, long longest)
    {
        Refusal refusal = Refusal.Of(key, Math.Min(until, now + longest), level);
        if (refusal.Until <= now)
        {
            return true;
        }

        lock (_writing)
        {
            Region region = RegionOf(key);
            int known = region.Find(key, out Refusal before);
            if (known >= 0)
            {
                bool isLonger = before.Level == level && before.IsLive(now, longest) && before.Until >= refusal.Until;
                region.Change(known, isLonger ? before : refusal);
                return true;
            }

            return Add(region, key, refusal, now);
        }
    }

    /// <summary>Counts repeats of a key that it knows.</summary>
    /// <param name="key">The key.</param>
    /// <param name="place">Where it was found.</param>
    /// <param name="repeats">How many.</param>
    /// <param name="mayBeFirst">Whether a count may rise from zero.</param>
    /// <param name="mayWait">Whether to wait for others that count.</param>
    /// <returns>The count before; <see cref="Uncounted"/> when the key is gone, the count is full, or it would be the first;
    /// <see cref="Contended"/> when it would have to wait.</returns>
    public int AddRepeats(in GateKey key, Place place, uint repeats, bool mayBeFirst, bool mayWait)
    {
        if (!mayWait && !_locks.TryEnter(key.Low))
        {
            return Contended;
        }

        if (mayWait)
        {
            _locks.Enter(key.Low);
        }

        if (!Holds(place, key) && !Hold(key, out place))
        {
            return Uncounted;
        }

        ref ushort count = ref place.Region.Count(place.Slot);
        int before = count;
        bool adds = before + repeats <= ushort.MaxValue && (before > 0 || mayBeFirst);
        count += (ushort)(adds ? repeats : 0);
        _locks.Exit(key.Low);
        return adds ? before : Uncounted;
    }

    /// <summary>Takes the count of a key away.</summary>
    public int TakeRepeats(in GateKey key)
    {
        _locks.Enter(key.Low);
        if (!Hold(key, out Place place))
        {
            return 0;
        }

        ref ushort count = ref place.Region.Count(place.Slot);
        int taken = count;
        count = 0;
        _locks.Exit(key.Low);
        return taken;
    }

    /// <summary>How many entries still refuse. Looks at all: for tests and measurements.</summary>
    public int CountLive(long now)
    {
        lock (_writing)
        {
            return _directory.Distinct().Sum(region =>
                Enumerable.Range(0, region.Slots).Count(slot => region.At(slot) is { IsNone: false } refusal && refusal.Until > now));
        }
    }

    private Region RegionOf(in GateKey key)
    {
        Region[] directory = Volatile.Read(ref _directory);
        return Volatile.Read(ref directory[(int)key.High & (directory.Length - 1)]);
    }

    private static bool Holds(Place place, in GateKey key) =>
        place.Slot >= 0 && !place.Region.IsReplaced && place.Region.Holds(place.Slot, key);

    // Finds the slot of a key whose lock is held: under it the slot stays where it is. Without a slot, the lock is left.
    private bool Hold(in GateKey key, out Place place)
    {
        var spin = default(SpinWait);
        while (true)
        {
            Region region = RegionOf(key);
            place = new Place(region, region.Find(key, out _));
            if (!region.IsReplaced)
            {
                if (place.Slot < 0)
                {
                    _locks.Exit(key.Low);
                }

                return place.Slot >= 0;
            }

            // Another region is about to take its place, and waits for the lock.
            _locks.Exit(key.Low);
            spin.SpinOnce();
            _locks.Enter(key.Low);
        }
    }

    private bool Add(Region region, in GateKey key, Refusal refusal, long now)
    {
        while (!_writer.TryAdd(region, key, refusal, now))
        {
            if (_growth.Next(region, now, Budget - Bytes) is not { } next)
            {
                return Replace(region, key, refusal);
            }

            Put(region, next);
            region = RegionOf(key);
        }

        return true;
    }

    private bool Replace(Region region, in GateKey key, Refusal refusal)
    {
        bool isReplaced = _writer.TryReplace(region, key, refusal);
        if (isReplaced)
        {
            Volatile.Write(ref _forgotten, _forgotten + 1);
        }
        else
        {
            Volatile.Write(ref _passedFull, _passedFull + 1);
        }

        return isReplaced;
    }

    private void Put(Region old, Region[] next)
    {
        Region[] directory = _directory;
        if (next[0].Depth > int.Log2(directory.Length))
        {
            directory = [.. directory, .. directory];
        }

        for (int i = 0; i < directory.Length; i++)
        {
            if (directory[i] == old)
            {
                Volatile.Write(ref directory[i], next.Length == 1 ? next[0] : next[(i >> old.Depth) & 1]);
            }
        }

        Volatile.Write(ref _directory, directory);
        Bytes += next.Sum(region => region.Bytes) - old.Bytes;
    }
}
