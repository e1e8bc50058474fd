using System.Text.Encodings.Web;
using System.Text.Unicode;
using Notification.Sdk.Rendering;

namespace Notification.Sdk.Reports.Html;

/// <summary>Text of unknown origin, made inert for a place between tags or in quotes: one clean line of bounded length, encoded.</summary>
internal static class HtmlText
{
    private const int Longest = 2_000;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Of(string text) => Encoder.Encode(Cleaner.Clean(text, Longest));

    /// <summary>Cut to what fits beside a bar.</summary>
    public static string Short(string text, int length) => Encoder.Encode(Cleaner.Clean(text, length));
}
