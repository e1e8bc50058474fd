using System.Globalization;
using Notification.Sdk.Reports.Layout.Text;
using Notification.Sdk.Reports.Pdf;

namespace Notification.Sdk.Reports.Layout;

/// <summary>The page that is being filled, from top to bottom. A full page is written and forgotten.</summary>
internal sealed class PageFlow(PdfDocument document, Typesetter typesetter, string title, string period)
{
    // Where the slash of "3 / 12" stands: the number of pages is drawn behind it, when it is known.
    private const double Total = Design.Right - 20;
    private PdfPage? _page;

    public PdfDocument Document => document;

    public Typesetter Typesetter => typesetter;

    public PdfPage Page => _page ?? Turn();

    public PdfCanvas Canvas => Page.Canvas;

    /// <summary>Where the next thing goes.</summary>
    public double Y { get; set; } = Design.Top;

    /// <summary>What is left of the page.</summary>
    public double Room => _page is null ? Most : Design.Bottom - Y;

    /// <summary>The room of an empty page.</summary>
    public static double Most => Design.Bottom - Design.Top;

    public bool IsAtTop => _page is null || Y <= Design.Top;

    /// <summary>Turns the page when there is less room than this on it.</summary>
    public void Need(double height)
    {
        if (height > Room && !IsAtTop)
        {
            Turn();
        }
    }

    /// <summary>Goes down, unless at the top of a page.</summary>
    public void Space(double height)
    {
        if (!IsAtTop)
        {
            Y += height;
        }
    }

    public PdfPage Turn()
    {
        Close();
        _page = document.AddPage(Design.Width, Design.Height);
        Y = Design.Top;
        Head(_page.Canvas);
        Foot(_page.Canvas, document.Pages);
        return _page;
    }

    /// <summary>Writes the last page.</summary>
    public void Close()
    {
        if (_page is not null)
        {
            document.Write(_page);
            _page = null;
        }
    }

    /// <summary>Draws the number of pages where each page has a place for it.</summary>
    public PdfCanvas Pages()
    {
        var canvas = new PdfCanvas(0);
        string pages = document.Pages.ToString(CultureInfo.InvariantCulture);
        canvas.Draw(typesetter.Line(pages, Design.Small, Design.TextWidth), Design.Small, 0, 0);
        return canvas;
    }

    private void Head(PdfCanvas canvas)
    {
        const double top = 36;
        double half = (Design.TextWidth / 2) - 8;
        canvas.Draw(typesetter.Line(title, Design.Small, half), Design.Small, Design.Left, top);
        canvas.DrawEnding(typesetter.Line(period, Design.Small, half), Design.Small, Design.Right, top);
        canvas.Line(Design.Left, top + 17, Design.Right, top + 17, Design.Hair, Design.Rule);
    }

    private void Foot(PdfCanvas canvas, int number)
    {
        const double top = Design.Height - 42;
        string text = string.Create(CultureInfo.InvariantCulture, $"{number} /");
        canvas.DrawEnding(typesetter.Line(text, Design.Small, Design.TextWidth), Design.Small, Total, top);
        canvas.Form(PdfDocument.Deferred, Total + 2, top);
    }
}
