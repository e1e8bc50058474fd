using Notification.Sdk.Reports.Pdf;

namespace Notification.Sdk.Reports.Layout.Text;

/// <summary>How text looks.</summary>
/// <param name="Size">Its size in points.</param>
/// <param name="Color">Its colour.</param>
/// <param name="IsBold">Whether it is bold.</param>
internal sealed record TextStyle(double Size, PdfColor Color, bool IsBold = false)
{
    /// <summary>From one line to the next.</summary>
    public double Leading => Size * 1.4;

    /// <summary>From the upper edge of a line to where the letters stand: capitals and ideographs are centred alike.</summary>
    public double Baseline => (Leading / 2) + (Size * 0.36);
}
