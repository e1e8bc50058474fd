using System.Net;
using System.Text;
using Notification.Sdk.Reports.Content;

namespace Notification.Sdk.Benchmarks.Reports;

/// <summary>The tables of a report as a page to print.</summary>
internal static class ReportHtml
{
    public static string Of(ReportDocument report)
    {
        var html = new StringBuilder(
            "<!doctype html><meta charset=utf-8><style>@page{size:A4;margin:20mm}body{font:8.5pt sans-serif}"
            + "table{border-collapse:collapse;width:100%}thead{display:table-header-group}"
            + "td,th{text-align:left;padding:3pt 4pt;border-bottom:1px solid #ccc}</style>");
        foreach (Table table in report.Blocks.OfType<Table>())
        {
            html.Append("<table><thead><tr>");
            html.AppendJoin("", table.Columns.Select(column => $"<th>{WebUtility.HtmlEncode(column.Header)}"));
            html.Append("</thead><tbody>");
            foreach (IReadOnlyList<Cell> row in table.Rows)
            {
                html.Append("<tr>").AppendJoin("", row.Select(cell => $"<td>{WebUtility.HtmlEncode(cell.Text)}"));
            }

            html.Append("</table>");
        }

        return html.ToString();
    }
}
