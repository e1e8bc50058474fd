using System.Numerics;

namespace Notification.Sdk.Gate;

/// <summary>Which of several copies the current thread should use, so that processors share no cache line.</summary>
internal static class Processors
{
    /// <summary>A power of two.</summary>
    public static readonly int Copies = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(Environment.ProcessorCount, 1, 64));

    public static int Mine => Thread.GetCurrentProcessorId() & (Copies - 1);
}
