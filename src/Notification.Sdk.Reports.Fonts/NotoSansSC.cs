namespace Notification.Sdk.Reports.Fonts;

/// <summary>Chinese and Japanese characters.</summary>
internal sealed class NotoSansSC() : PackagedFont("NotoSansSC-Subset.ttf");
