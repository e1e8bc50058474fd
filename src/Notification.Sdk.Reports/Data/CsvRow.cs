using System.Text;
using System.Text.RegularExpressions;

namespace Notification.Sdk.Reports.Data;

/// <summary>One line of CSV after RFC 4180: every field in quotes, lines ended by CR LF.</summary>
internal static partial class CsvRow
{
    public static void Write(StringBuilder csv, params ReadOnlySpan<string> fields)
    {
        for (int i = 0; i < fields.Length; i++)
        {
            csv.Append(i == 0 ? "\"" : ",\"")
                .Append(Inert(fields[i]).Replace("\"", "\"\"", StringComparison.Ordinal))
                .Append('"');
        }

        csv.Append("\r\n");
    }

    /// <summary>A spreadsheet takes a cell for a formula by its first character, and where it splits lines at another separator, the cell begins
    /// behind that: an apostrophe makes it text (OWASP, CSV injection).</summary>
    public static string Inert(string text) => Formula().Replace(text, "$1'$2");

    [GeneratedRegex("""(^\s*|[;,|"\t\r\n]\s*)([=+\-@＝＋－＠])""", RegexOptions.CultureInvariant)]
    private static partial Regex Formula();
}
