using Notification.Sdk.Reports.Content;
using Notification.Sdk.Reports.Layout.Text;
using Notification.Sdk.Reports.Pdf;

namespace Notification.Sdk.Reports.Layout.Blocks;

/// <summary>A row of a table in lines.</summary>
internal sealed class TableRow
{
    private const double Padding = 4;
    private const double Slack = 0.5;
    private const double Mark = 6;
    private const double MarkIndent = 10;
    private readonly TableColumn[] _columns;
    private readonly IReadOnlyList<Cell> _cells;
    private readonly List<TextLine>[] _lines;
    private readonly bool _isHeader;

    private TableRow(TableColumn[] columns, IReadOnlyList<Cell> cells, List<TextLine>[] lines, bool isHeader)
    {
        _columns = columns;
        _cells = cells;
        _lines = lines;
        _isHeader = isHeader;
        Lines = Math.Max(1, lines.Max(cell => cell.Count));
    }

    public int Lines { get; }

    public double Height => HeightOf(Lines);

    public static TableRow Header(Typesetter typesetter, IReadOnlyList<Column> columns, TableColumn[] places) => new(
        places,
        [.. columns.Select(column => new Cell(column.Header))],
        [.. columns.Select((column, i) =>
            typesetter.Lines(column.Header, Design.Header, places[i].Width, Limits.Label, maxLines: 3))],
        isHeader: true);

    public static TableRow Of(Typesetter typesetter, IReadOnlyList<Cell> cells, TableColumn[] places)
    {
        var lines = new List<TextLine>[places.Length];
        for (int i = 0; i < lines.Length; i++)
        {
            lines[i] = typesetter.Lines(cells[i].Text, Style(cells[i]), places[i].Width - Indent(cells[i]), Limits.Cell);
        }

        return new TableRow(places, cells, lines, isHeader: false);
    }

    /// <summary>How wide each column would be if nothing in it had to be broken.</summary>
    public static double[] Needs(
        Typesetter typesetter, IReadOnlyList<Column> columns, IReadOnlyCollection<IReadOnlyList<Cell>> rows) =>
    [
        .. columns.Select((column, i) => rows
            .Select(cells => typesetter.Width(cells[i].Text, Style(cells[i]), Limits.Label) + Indent(cells[i]))
            .Append(typesetter.Width(column.Header, Design.Header, Limits.Label))
            .Max() + Slack),
    ];

    /// <summary>How many lines fit.</summary>
    public static int Fitting(double room) => (int)((room - (2 * Padding)) / Design.Cell.Leading);

    /// <summary>Draws some of the lines.</summary>
    /// <returns>How high they are.</returns>
    public double Draw(PdfPage page, double y, int from, int count)
    {
        for (int i = 0; i < _columns.Length; i++)
        {
            DrawCell(page, i, y + Padding, from, count);
        }

        double height = HeightOf(count);
        (double width, PdfColor color) = _isHeader ? (1, Design.Accent) : (Design.Hair, Design.Rule);
        page.Canvas.Line(Design.Left, y + height, Design.Right, y + height, width, color);
        return height;
    }

    private void DrawCell(PdfPage page, int i, double top, int from, int count)
    {
        (TableColumn column, Cell cell) = (_columns[i], _cells[i]);
        TextStyle style = _isHeader ? Design.Header : Style(cell);
        double indent = Indent(cell);
        if (indent > 0 && from == 0)
        {
            page.Canvas.Rectangle(column.X, top + ((style.Leading - Mark) / 2), Mark, Mark, Design.Color(cell.Tone));
        }

        double y = top;
        foreach (TextLine line in _lines[i].Skip(from).Take(count))
        {
            if (column.IsNumber)
            {
                page.Canvas.DrawEnding(line, style, column.X + column.Width, y);
            }
            else
            {
                page.Canvas.Draw(line, style, column.X + indent, y);
            }

            y += style.Leading;
        }

        if (cell.Link is not null && y > top)
        {
            page.Link(column.X, top, column.Width, y - top, cell.Link);
        }
    }

    private double HeightOf(int lines) => (lines * (_isHeader ? Design.Header : Design.Cell).Leading) + (2 * Padding);

    private static TextStyle Style(Cell cell) => cell.Link is null ? Design.Cell : Design.Link;

    private static double Indent(Cell cell) => cell.Tone == Tone.Neutral ? 0 : MarkIndent;
}
