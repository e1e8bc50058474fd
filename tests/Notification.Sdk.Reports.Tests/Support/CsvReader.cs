using System.Text;

namespace Notification.Sdk.Reports.Tests.Support;

/// <summary>Reads CSV as spreadsheets do, with the separator that they believe in. A quote counts at the start of a cell only.</summary>
internal static class CsvReader
{
    public static List<List<string>> Read(string text, char separator)
    {
        List<List<string>> rows = [];
        List<string> row = [];
        var cell = new StringBuilder();
        bool isQuoted = false;
        bool isStart = true;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (isQuoted)
            {
                if (c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else if (c == '"')
                {
                    isQuoted = false;
                }
                else
                {
                    cell.Append(c);
                }
            }
            else if (c == '"' && isStart)
            {
                (isQuoted, isStart) = (true, false);
            }
            else if (c == separator || c == '\n')
            {
                row.Add(cell.ToString());
                cell.Clear();
                isStart = true;
                if (c == '\n')
                {
                    rows.Add(row);
                    row = [];
                }
            }
            else if (c != '\r' || i + 1 == text.Length || text[i + 1] != '\n')
            {
                cell.Append(c);
                isStart = false;
            }
        }

        return rows;
    }
}
