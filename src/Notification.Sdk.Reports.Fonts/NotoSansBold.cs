namespace Notification.Sdk.Reports.Fonts;

/// <summary>The bold letters of <see cref="NotoSans"/>.</summary>
internal sealed class NotoSansBold() : PackagedFont("NotoSans-Bold-Subset.ttf");
