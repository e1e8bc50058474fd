namespace Notification.Sdk.Benchmarks.Channels;

/// <summary>What one contender did in one round.</summary>
/// <param name="PerSecond">Pieces of work a second.</param>
/// <param name="Processor">Microseconds of processor time for one piece, of the whole process; the other side is another
/// process.</param>
/// <param name="Bytes">Bytes allocated for one piece, by the whole process.</param>
internal readonly record struct Lap(double PerSecond, double Processor, double Bytes);
