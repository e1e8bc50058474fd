using Notification.Sdk.Reports.Content;
using Notification.Sdk.Reports.Layout.Text;

namespace Notification.Sdk.Reports.Layout.Blocks;

internal static class HeadingBlock
{
    // What must fit below a heading, so that none stands alone at the foot of a page.
    private const double Followers = 90;

    public static void Draw(PageFlow flow, Heading heading, CoverPage? cover)
    {
        bool isSection = heading.Level == 1;
        TextStyle style = isSection ? Design.Section : Design.Part;
        List<TextLine> lines = flow.Typesetter.Lines(heading.Text, style, Design.TextWidth, Limits.Title, maxLines: 3);
        flow.Space(isSection ? 30 : 18);
        flow.Need((lines.Count * style.Leading) + Followers);
        string destination = flow.Page.Destination(flow.Y);
        string text = PlainText.Line(heading.Text);
        flow.Document.AddBookmark(isSection ? 1 : 2, text, destination);
        if (isSection)
        {
            cover?.Add(text, flow.Document.Pages, destination);
        }

        foreach (TextLine line in lines)
        {
            flow.Canvas.Draw(line, style, Design.Left, flow.Y);
            flow.Y += style.Leading;
        }

        flow.Y += isSection ? 8 : 4;
    }
}
