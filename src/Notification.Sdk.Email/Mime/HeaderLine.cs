using System.Globalization;
using System.Text;

namespace Notification.Sdk.Email.Mime;

/// <summary>Builds one header line from pieces that must not be broken, folded at 76 columns where the pieces allow
/// it.</summary>
internal sealed class HeaderLine(string name)
{
    private const int Width = 76;
    private const int LongestQuoted = 60;
    private readonly StringBuilder _text = new(name + ":");
    private int _column = name.Length + 1;

    public HeaderLine Add(string piece)
    {
        if (_column + 1 + piece.Length > Width)
        {
            _text.Append("\r\n");
            _column = 0;
        }

        _text.Append(' ').Append(piece);
        _column += 1 + piece.Length;
        return this;
    }

    /// <summary>Text of any script, encoded when it must be.</summary>
    public HeaderLine AddText(string text, bool mayBePlain = true)
    {
        foreach (string piece in mayBePlain && HeaderText.IsPlain(text) ? text.Split(' ') : HeaderText.Encode(text))
            Add(piece);
        return this;
    }

    public HeaderLine AddDate(DateTimeOffset date) =>
        Add(date.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture)
            + date.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal));

    /// <summary>Mailboxes. One that may not be written out is named as an empty group (RFC 6857, 3.2.2).</summary>
    public HeaderLine AddMailboxes(IReadOnlyList<Mailbox> mailboxes, bool smtpUtf8)
    {
        for (int i = 0; i < mailboxes.Count; i++)
        {
            Mailbox mailbox = mailboxes[i];
            string comma = i < mailboxes.Count - 1 ? "," : "";
            if (mailbox.IsInternational && !smtpUtf8)
                AddPhrase(mailbox.DisplayName.Length > 0 ? mailbox.DisplayName : mailbox.Address).Add(":;" + comma);
            else if (mailbox.DisplayName.Length == 0)
                Add(mailbox.Address + comma);
            else
                AddPhrase(mailbox.DisplayName).Add($"<{mailbox.Address}>{comma}");
        }

        return this;
    }

    public override string ToString() => _text.ToString();

    private HeaderLine AddPhrase(string name)
    {
        bool isAtoms = name.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '_');
        bool fits = name.Length <= LongestQuoted && name.AsSpan().IndexOfAny('"', '\\') < 0;
        return isAtoms || !fits || !HeaderText.IsPlain(name) ? AddText(name, isAtoms) : Add($"\"{name}\"");
    }
}
