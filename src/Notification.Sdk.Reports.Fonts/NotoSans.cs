namespace Notification.Sdk.Reports.Fonts;

/// <summary>Latin, Greek and Cyrillic letters.</summary>
internal sealed class NotoSans() : PackagedFont("NotoSans-Regular-Subset.ttf");
