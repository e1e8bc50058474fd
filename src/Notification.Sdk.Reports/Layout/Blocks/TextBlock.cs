using Notification.Sdk.Reports.Content;
using Notification.Sdk.Reports.Layout.Text;

namespace Notification.Sdk.Reports.Layout.Blocks;

/// <summary>Paragraphs, and notes with a line beside them.</summary>
internal static class TextBlock
{
    private const double Indent = 12;
    private const double After = 10;

    public static void Draw(PageFlow flow, Paragraph paragraph)
    {
        foreach (TextLine line in flow.Typesetter.Lines(paragraph.Text, Design.Body, Design.TextWidth, Limits.Paragraph))
        {
            flow.Need(Design.Body.Leading);
            flow.Canvas.Draw(line, Design.Body, Design.Left, flow.Y);
            flow.Y += Design.Body.Leading;
        }

        flow.Space(After);
    }

    public static void Draw(PageFlow flow, Note note)
    {
        List<TextLine> lines = flow.Typesetter.Lines(note.Text, Design.Aside, Design.TextWidth - Indent, Limits.Paragraph);
        foreach (TextLine line in lines)
        {
            flow.Need(Design.Aside.Leading);
            flow.Canvas.Rectangle(Design.Left, flow.Y, 2, Design.Aside.Leading, Design.Rule);
            flow.Canvas.Draw(line, Design.Aside, Design.Left + Indent, flow.Y);
            flow.Y += Design.Aside.Leading;
        }

        flow.Space(After);
    }
}
