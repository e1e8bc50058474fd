using System.Globalization;
using System.Text;

namespace Notification.Sdk.Reports.Pdf;

/// <summary>How values are written (ISO 32000-1, 7.3).</summary>
internal static class PdfSyntax
{
    /// <summary>A text string (7.9.2.2): as UTF-16 in hexadecimal, so that no character means anything to a reader.</summary>
    public static string Text(string value) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(value))}>";

    /// <summary>A string of bytes (7.3.4.3).</summary>
    public static string Ascii(string value) => $"<{Convert.ToHexString(Encoding.ASCII.GetBytes(value))}>";

    /// <summary>A date (7.9.4).</summary>
    public static string Date(DateTimeOffset at)
    {
        string time = at.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        string offset = at.Offset.ToString(@"hh\'mm", CultureInfo.InvariantCulture);
        return Ascii($"D:{time}{(at.Offset < TimeSpan.Zero ? '-' : '+')}{offset}'");
    }

    public static string Number(double value)
    {
        string text = value.ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    public static string Reference(int id) => string.Create(CultureInfo.InvariantCulture, $"{id} 0 R");

    public static string References(IEnumerable<int> ids) => $"[{string.Join(' ', ids.Select(Reference))}]";
}
