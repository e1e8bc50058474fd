using Notification.Sdk.Stores;

namespace Notification.Sdk.Settings;

/// <summary>A change of the run-time settings that was kept.</summary>
/// <param name="Setting">What was changed.</param>
/// <param name="Before">The settings before it.</param>
/// <param name="After">The settings after it.</param>
internal sealed record SettingsChange(StoredSetting Setting, PolicySnapshot Before, PolicySnapshot After);
