namespace Notification.Sdk.Stores;

/// <summary>Everything that was set at run time, as it stood at one moment.</summary>
/// <param name="Revision">The revision. When changes come while they are read, an earlier one than the settings, never a later one.</param>
/// <param name="Settings">The settings, those changed first at the front.</param>
public sealed record StoredSettings(long Revision, IReadOnlyList<StoredSetting> Settings);
