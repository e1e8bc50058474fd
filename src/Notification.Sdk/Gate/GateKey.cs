namespace Notification.Sdk.Gate;

/// <summary>What the table keeps of a key: 88 bits of a keyed 128-bit hash. 24 of them also choose the region, the others the bucket.</summary>
/// <param name="Low">The lower 64 bits.</param>
/// <param name="High">24 further bits; the rest is zero.</param>
internal readonly record struct GateKey(ulong Low, ulong High)
{
    public const int HighBits = 24;
    public const ulong HighMask = (1UL << HighBits) - 1;

    public static GateKey Of(UInt128 hash) => new((ulong)hash, (ulong)(hash >> 64) & HighMask);
}
