namespace Notification.Sdk.Reports.Layout.Text;

/// <summary>A character made ready to be drawn.</summary>
/// <param name="Font">The place of its font in the document.</param>
/// <param name="Number">Its number in the font.</param>
/// <param name="Width">Its width in thousandths of the size.</param>
/// <param name="Kind">How it behaves where a line ends.</param>
/// <param name="IsThickened">Whether it is drawn bold although its font is not.</param>
internal readonly record struct Glyph(int Font, ushort Number, int Width, BreakKind Kind, bool IsThickened)
{
    public bool IsSpace => Kind == BreakKind.Space;
}
