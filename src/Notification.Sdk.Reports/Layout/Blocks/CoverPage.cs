using System.Globalization;
using Notification.Sdk.Reports.Content;
using Notification.Sdk.Reports.Layout.Text;
using Notification.Sdk.Reports.Pdf;

namespace Notification.Sdk.Reports.Layout.Blocks;

/// <summary>The first page. It lists the sections with their pages, so it is drawn last.</summary>
internal sealed class CoverPage(Cover cover, PdfDocument document, Typesetter typesetter)
{
    private const double LabelWidth = 120;
    private const double RowHeight = 24;
    private const double NoteHeight = 60;
    private readonly PdfPage _page = document.AddPage(Design.Width, Design.Height);
    private readonly List<(string Text, int Number, string Destination)> _sections = [];

    public string Subtitle => cover.Subtitle;

    public void Add(string section, int number, string destination)
    {
        if (_sections.Count < 100)
        {
            _sections.Add((section, number, destination));
        }
    }

    public void Finish(string note)
    {
        PdfCanvas canvas = _page.Canvas;
        canvas.Rectangle(Design.Left, 150, 44, 4, Design.Accent);
        double y = Lines(cover.Title, Design.Title, 168, maxLines: 3) + 6;
        y = Lines(cover.Subtitle, Design.Subtitle, y, maxLines: 2) + 34;
        foreach (CoverFact fact in cover.Facts)
        {
            canvas.Line(Design.Left, y, Design.Right, y, Design.Hair, Design.Rule);
            canvas.Draw(typesetter.Line(fact.Label, Design.Aside, LabelWidth - 8), Design.Aside, Design.Left, y + 6);
            TextLine value = typesetter.Line(fact.Value, Design.Body, Design.TextWidth - LabelWidth);
            canvas.Draw(value, Design.Body, Design.Left + LabelWidth, y + 5);
            y += RowHeight;
        }

        canvas.Line(Design.Left, y, Design.Right, y, Design.Hair, Design.Rule);
        Contents(y + 40);
        double top = Design.Bottom - NoteHeight;
        foreach (TextLine line in typesetter.Lines(note, Design.Aside, Design.TextWidth, Limits.Paragraph, maxLines: 4))
        {
            canvas.Draw(line, Design.Aside, Design.Left, top);
            top += Design.Aside.Leading;
        }

        document.Write(_page);
    }

    private void Contents(double y)
    {
        foreach ((string text, int number, string destination) in _sections)
        {
            if (y + RowHeight > Design.Bottom - NoteHeight)
            {
                return;
            }

            TextLine page = typesetter.Line(number.ToString(CultureInfo.InvariantCulture), Design.Body, LabelWidth);
            TextLine line = typesetter.Line(text, Design.Body, Design.TextWidth - 60);
            _page.Canvas.Draw(line, Design.Body, Design.Left, y);
            _page.Canvas.DrawEnding(page, Design.Body, Design.Right, y);
            double from = Design.Left + line.WidthAt(Design.Body) + 8;
            double to = Design.Right - page.WidthAt(Design.Body) - 8;
            _page.Canvas.Line(from, y + Design.Body.Baseline, to, y + Design.Body.Baseline, Design.Hair, Design.Rule);
            _page.Link(Design.Left, y, Design.TextWidth, Design.Body.Leading, destination);
            y += RowHeight - 4;
        }
    }

    private double Lines(string text, TextStyle style, double y, int maxLines)
    {
        foreach (TextLine line in typesetter.Lines(text, style, Design.TextWidth, Limits.Title, maxLines))
        {
            _page.Canvas.Draw(line, style, Design.Left, y);
            y += style.Leading;
        }

        return y;
    }
}
