namespace Notification.Sdk.Gate;

/// <summary>The repeats that one processor saw of keys over which processors contended, so that they bounce between no caches.</summary>
internal sealed class CountStripe
{
    private const int Places = 256;

    private readonly Entry[] _entries = new Entry[Places];
    private SpinFlag _flag;

    public bool TryEnter() => _flag.TryEnter();

    public void Enter() => _flag.Enter();

    public void Exit() => _flag.Exit();

    /// <summary>Whether a key may stand here; asked without entering.</summary>
    public bool MayHold(in GateKey key) => Of(key).Key.Low == key.Low;

    /// <summary>Counts a repeat of a key that stands here.</summary>
    public bool TryCount(DenyTable table, in GateKey key)
    {
        ref Entry entry = ref Of(key);
        bool isHere = entry.Table == table && entry.Key == key;
        entry.Repeats += isHere ? 1u : 0;
        return isHere;
    }

    /// <summary>Gives a key the place of another; whose repeats go to the table.</summary>
    public void Take(DenyTable table, in GateKey key)
    {
        ref Entry entry = ref Of(key);
        if (entry.Repeats == 0 || Spills(entry))
        {
            entry = new Entry { Table = table, Key = key };
        }
    }

    /// <summary>Takes the repeats of one key away.</summary>
    public uint TakeRepeats(DenyTable table, in GateKey key)
    {
        ref Entry entry = ref Of(key);
        uint taken = entry.Table == table && entry.Key == key ? entry.Repeats : 0;
        entry.Repeats -= taken;
        return taken;
    }

    /// <summary>Takes all repeats away, and forgets the keys.</summary>
    public void TakeAll(Dictionary<GateKey, long> repeats)
    {
        foreach (ref Entry entry in _entries.AsSpan())
        {
            if (entry.Repeats > 0)
            {
                repeats[entry.Key] = repeats.GetValueOrDefault(entry.Key) + entry.Repeats;
            }

            entry = default;
        }
    }

    private static bool Spills(in Entry entry) =>
        entry.Table!.AddRepeats(entry.Key, Place.Nowhere, entry.Repeats, mayBeFirst: false, mayWait: true) >= 0;

    private ref Entry Of(in GateKey key) => ref _entries[(int)(key.Low % Places)];

    private struct Entry
    {
        public DenyTable? Table;
        public GateKey Key;
        public uint Repeats;
    }
}
