using Notification.Sdk.Reports.Content;
using Notification.Sdk.Reports.Layout.Text;
using Notification.Sdk.Reports.Pdf;

namespace Notification.Sdk.Reports.Layout;

/// <summary>Measures, colours and type of the pages.</summary>
internal static class Design
{
    // A4, ISO 216: 210 × 297 mm in points.
    public const double Width = 595.28;
    public const double Height = 841.89;
    public const double Left = 56;
    public const double Right = Width - 56;
    public const double Top = 72;
    public const double Bottom = Height - 64;
    public const double TextWidth = Right - Left;
    public const double Hair = 0.5;

    public static readonly PdfColor Accent = new(0x1F, 0x4E, 0x79);
    public static readonly PdfColor Ink = new(0x22, 0x26, 0x2B);
    public static readonly PdfColor Quiet = new(0x66, 0x6E, 0x78);
    public static readonly PdfColor Rule = new(0xD4, 0xD9, 0xDF);
    public static readonly PdfColor Wash = new(0xF3, 0xF6, 0xF9);

    public static readonly TextStyle Title = new(28, Ink, IsBold: true);
    public static readonly TextStyle Subtitle = new(14, Quiet);
    public static readonly TextStyle Section = new(18, Ink, IsBold: true);
    public static readonly TextStyle Part = new(12.5, Accent, IsBold: true);
    public static readonly TextStyle Body = new(10, Ink);
    public static readonly TextStyle Strong = new(10, Ink, IsBold: true);
    public static readonly TextStyle Aside = new(9, Quiet);
    public static readonly TextStyle Small = new(8, Quiet);
    public static readonly TextStyle Cell = new(8.5, Ink);
    public static readonly TextStyle Link = new(8.5, Accent);
    public static readonly TextStyle Header = new(8, Accent, IsBold: true);
    public static readonly TextStyle Figure = new(24, Ink, IsBold: true);

    /// <summary>The colours get lighter as things get better, so that they can be told apart in grey too.</summary>
    public static PdfColor Color(Tone tone) => tone switch
    {
        Tone.Critical => new PdfColor(0x70, 0x12, 0x1F),
        Tone.High => new PdfColor(0xC0, 0x45, 0x2C),
        Tone.Medium => new PdfColor(0xE3, 0x92, 0x30),
        Tone.Low => new PdfColor(0xF3, 0xCD, 0x78),
        Tone.Informational => new PdfColor(0xDD, 0xE6, 0xEF),
        Tone.Good => new PdfColor(0x3F, 0x92, 0x6A),
        _ => Accent,
    };

    /// <summary>The colour of letters on a colour: white on dark (the luma of ITU-R BT.601).</summary>
    public static PdfColor On(PdfColor color) =>
        ((299 * color.Red) + (587 * color.Green) + (114 * color.Blue)) / 1000 < 140 ? PdfColor.White : Ink;
}
