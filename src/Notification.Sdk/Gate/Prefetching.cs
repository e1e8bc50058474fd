using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Notification.Sdk.Gate;

/// <summary>Asks the processor for a line of memory before it is needed.</summary>
internal static class Prefetching
{
    /// <summary>A hint for pinned memory; nothing where the processor cannot.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Line(ref ulong start)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref start));
        }
    }
}
