using System.Globalization;
using System.Text;

namespace Notification.Sdk.Reports.Tests.Support;

/// <summary>What can be seen of a document without a reader: head, end, and that the table of places leads to the objects.</summary>
internal static class PdfShape
{
    public static void Check(byte[] pdf)
    {
        string text = Encoding.Latin1.GetString(pdf);
        Assert.StartsWith("%PDF-1.7\n", text, StringComparison.Ordinal);
        Assert.EndsWith("%%EOF\n", text, StringComparison.Ordinal);
        string[] end = text[text.LastIndexOf("startxref", StringComparison.Ordinal)..].Split('\n');
        int table = int.Parse(end[1], CultureInfo.InvariantCulture);
        Assert.Equal("xref", text.Substring(table, 4));
        string[] places = text[table..].Split('\n');
        int count = int.Parse(places[1].Split(' ')[1], CultureInfo.InvariantCulture);
        for (int id = 1; id < count; id++)
        {
            int place = int.Parse(places[2 + id].AsSpan(0, 10), CultureInfo.InvariantCulture);
            Assert.Equal($"{id} 0 obj\n", text.Substring(place, $"{id} 0 obj\n".Length));
        }
    }
}
