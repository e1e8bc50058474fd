namespace Notification.Sdk.Gate;

/// <summary>Where a key was found. It may have moved since.</summary>
/// <param name="Region">The region.</param>
/// <param name="Slot">The slot; negative for nowhere.</param>
internal readonly record struct Place(Region Region, int Slot)
{
    /// <summary>Not looked for.</summary>
    public static Place Nowhere => new(null!, -1);
}
