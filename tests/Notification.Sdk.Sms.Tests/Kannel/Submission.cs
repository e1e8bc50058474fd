using System.Text;
using System.Text.Json;

namespace Notification.Sdk.Sms.Tests.Kannel;

/// <summary>A part as it arrived at the SMS centre.</summary>
internal sealed record Submission(string To, int Coding, string Units, string Header)
{
    public static Submission Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        JsonElement root = document.RootElement;
        return new Submission(
            root.GetProperty("to").GetString() ?? "",
            root.GetProperty("coding").GetInt32(),
            root.GetProperty("units").GetString() ?? "",
            root.GetProperty("header").GetString() ?? "");
    }

    /// <summary>The text that a phone makes of the parts, put into their order.</summary>
    public static string Join(IEnumerable<Submission> parts) => Encoding.BigEndianUnicode.GetString(
        Convert.FromHexString(
            string.Concat(parts.OrderBy(part => part.Header, StringComparer.Ordinal).Select(part => part.Units))));
}
