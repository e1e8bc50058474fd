using System.Globalization;
using System.Text;

namespace Notification.Sdk.Webhook.Payloads;

/// <summary>Texts of CloudEvents 1.0 attributes.</summary>
internal static class CloudEventText
{
    private const char Replacement = '\uFFFD';

    /// <summary>A text without what the type String forbids: control characters and lone surrogates become
    /// U+FFFD.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            clean.Append(Rune.IsControl(rune) ? new Rune(Replacement) : rune);
        }

        return clean.ToString();
    }

    /// <summary>The value of a header in binary mode (HTTP binding section 3.1.3.2): blank, quote, percent and
    /// everything outside U+0021 to U+007E are percent-encoded UTF-8.</summary>
    public static string ToHeader(string text)
    {
        var header = new StringBuilder(text.Length);
        foreach (byte unit in Encoding.UTF8.GetBytes(text))
        {
            if (unit is > 0x20 and < 0x7F and not (byte)'"' and not (byte)'%')
            {
                header.Append((char)unit);
            }
            else
            {
                header.Append(CultureInfo.InvariantCulture, $"%{unit:X2}");
            }
        }

        return header.ToString();
    }
}
