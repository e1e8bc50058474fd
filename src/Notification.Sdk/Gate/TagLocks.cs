namespace Notification.Sdk.Gate;

/// <summary>Holds a key's count still while it is changed or moved. Held for a few instructions, one lock for many keys, each on a
/// cache line of its own.</summary>
internal sealed class TagLocks
{
    private const int Count = 256;
    private const int IntsPerLine = 64 / sizeof(int);

    private readonly int[] _taken = new int[(Count + 1) * IntsPerLine];

    public void Enter(ulong tag)
    {
        ref int taken = ref Of(tag);
        if (Interlocked.CompareExchange(ref taken, 1, 0) != 0)
        {
            Wait(ref taken);
        }
    }

    public bool TryEnter(ulong tag) => Interlocked.CompareExchange(ref Of(tag), 1, 0) == 0;

    public void Exit(ulong tag) => Volatile.Write(ref Of(tag), 0);

    /// <summary>Goes once through every lock: whoever was inside has left.</summary>
    public void PassAll()
    {
        for (ulong tag = 0; tag < Count; tag++)
        {
            Enter(tag);
            Exit(tag);
        }
    }

    private static void Wait(ref int taken)
    {
        var spin = default(SpinWait);
        do
        {
            spin.SpinOnce();
        }
        while (Volatile.Read(ref taken) != 0 || Interlocked.CompareExchange(ref taken, 1, 0) != 0);
    }

    private ref int Of(ulong tag) => ref _taken[((int)(tag % Count) + 1) * IntsPerLine];
}
