namespace Notification.Sdk.Gate;

/// <summary>Times as the table keeps them: 36 bits of 1/32 s since 2020, so that whole seconds are exact and the end lies in 2088. All
/// times are rounded down: a refusal ends up to 1/32 s early, never late.</summary>
internal static class GateTime
{
    public const int Bits = 36;
    public const long Never = (1L << Bits) - 1;

    private const long TicksPerStep = TimeSpan.TicksPerSecond / 32;

    private static readonly long Origin = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    public static long Of(DateTimeOffset time) => Math.Clamp((time.UtcTicks - Origin) / TicksPerStep, 0, Never);

    /// <summary>A length, rounded up: no two times so far apart are further apart in steps.</summary>
    public static long LengthOf(TimeSpan span) =>
        Math.Clamp((span.Ticks / TicksPerStep) + (span.Ticks % TicksPerStep > 0 ? 1 : 0), 0, Never);

    public static DateTimeOffset ToTime(long step) =>
        step >= Never ? DateTimeOffset.MaxValue : new DateTimeOffset(Origin + (step * TicksPerStep), TimeSpan.Zero);
}
