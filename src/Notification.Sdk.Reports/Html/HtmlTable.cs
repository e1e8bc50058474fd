using System.Globalization;
using System.Text;
using Notification.Sdk.Reports.Content;

namespace Notification.Sdk.Reports.Html;

/// <summary>Writes a table.</summary>
internal static class HtmlTable
{
    public static void Write(StringBuilder html, Table table)
    {
        using IEnumerator<IReadOnlyList<Cell>> rows = table.Rows.GetEnumerator();
        if (!rows.MoveNext())
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"note\" dir=\"auto\">{HtmlText.Of(table.Empty)}</p>\n");
            return;
        }

        double all = table.Columns.Sum(column => column.Weight);
        html.Append("<div class=\"scroll\">\n<table>\n<colgroup>");
        foreach (Column column in table.Columns)
        {
            html.Append(CultureInfo.InvariantCulture, $"<col style=\"width: {100 * column.Weight / all:0.#}%\">");
        }

        html.Append("</colgroup>\n<thead><tr>");
        foreach (Column column in table.Columns)
        {
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\"{Number(column)} dir=\"auto\">{HtmlText.Of(column.Header)}</th>");
        }

        html.Append("</tr></thead>\n<tbody>\n");
        do
        {
            WriteRow(html, table.Columns, rows.Current);
        }
        while (rows.MoveNext());

        html.Append("</tbody>\n</table>\n</div>\n");
    }

    public static string ToneClass(Tone tone) => tone switch
    {
        Tone.Good => "good",
        Tone.Informational => "informational",
        Tone.Low => "low",
        Tone.Medium => "medium",
        Tone.High => "high",
        Tone.Critical => "critical",
        _ => "neutral",
    };

    private static void WriteRow(StringBuilder html, IReadOnlyList<Column> columns, IReadOnlyList<Cell> cells)
    {
        html.Append("<tr>");
        for (int i = 0; i < columns.Count; i++)
        {
            Cell cell = cells[i];
            string text = HtmlText.Of(cell.Text);
            text = cell.Link is { IsAbsoluteUri: true, Scheme: "https" } link
                ? $"<a href=\"{HtmlText.Of(link.AbsoluteUri)}\" rel=\"noreferrer\">{text}</a>"
                : text;
            string attributes = cell.Tone == Tone.Neutral ? Number(columns[i]) : $" class=\"tone {ToneClass(cell.Tone)}\"";
            html.Append(CultureInfo.InvariantCulture, $"<td{attributes} dir=\"auto\">{text}</td>");
        }

        html.Append("</tr>\n");
    }

    private static string Number(Column column) => column.IsNumber ? " class=\"number\"" : "";
}
