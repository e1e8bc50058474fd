namespace Notification.Sdk.Reports.Pdf;

/// <summary>A colour of the screen (ISO 32000-1, 8.6.4.3: DeviceRGB).</summary>
internal readonly record struct PdfColor(byte Red, byte Green, byte Blue)
{
    public static readonly PdfColor White = new(255, 255, 255);
}
