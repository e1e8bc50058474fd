using System.Text.RegularExpressions;
using Notification.Sdk.Email.Addressing;

namespace Notification.Sdk.Email.Smtp;

/// <summary>One answer of the server.</summary>
internal sealed partial class SmtpReply(int code, IReadOnlyList<string> lines)
{
    private const int LongestText = 300;

    public int Code => code;

    /// <summary>The texts of its lines, without the code.</summary>
    public IReadOnlyList<string> Lines => lines;

    public string CodeText => code.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public bool IsPositive => code is >= 200 and < 300;

    public bool IsTransient => code is >= 400 and < 500;

    public bool IsPermanent => code is >= 500 and < 600;

    /// <summary>The enhanced code (RFC 3463) at the start of the text, when it agrees with the code.</summary>
    public string Enhanced
    {
        get
        {
            Match match = EnhancedCode().Match(lines[0]);
            return match.Success && match.Value[0] == CodeText[0] ? match.Value : "";
        }
    }

    /// <summary>The text in one line, fit for a log or a receipt.</summary>
    public string Text
    {
        get
        {
            string enhanced = Enhanced;
            IEnumerable<string> texts = enhanced.Length == 0
                ? lines
                : lines.Select(
                    l => l.StartsWith(enhanced, StringComparison.Ordinal) ? l[enhanced.Length..].TrimStart() : l);
            return TextCleaner.Clean(string.Join(' ', texts), LongestText);
        }
    }

    public override string ToString() =>
        string.Join(' ', new[] { CodeText, Enhanced, Text }.Where(part => part.Length > 0));

    [GeneratedRegex("""\A[245]\.[0-9]{1,3}\.[0-9]{1,3}(?= |\z)""", RegexOptions.CultureInvariant)]
    private static partial Regex EnhancedCode();
}
