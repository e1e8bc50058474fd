using System.Text;

namespace Notification.Sdk.Email.Mime;

/// <summary>Turns bodies into lines of at most 76 columns of 7-bit characters.</summary>
internal static class BodyEncoding
{
    /// <summary>Text with every line end made CR LF, as UTF-8.</summary>
    public static byte[] Canonical(string text) => Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n"));

    /// <summary>Whether base64 is the shorter form: beyond one byte in six outside ASCII.</summary>
    public static bool PrefersBase64(ReadOnlySpan<byte> text)
    {
        int outside = 0;
        foreach (byte value in text)
            outside += value >= 0x80 ? 1 : 0;
        return outside * 6 > text.Length;
    }

    public static byte[] Base64(ReadOnlySpan<byte> bytes)
    {
        const int BytesOfLine = 57;
        int lines = (bytes.Length + BytesOfLine - 1) / BytesOfLine;
        byte[] result =
            new byte[System.Buffers.Text.Base64.GetMaxEncodedToUtf8Length(bytes.Length) + Math.Max(lines, 1) * 2];
        int written = 0;
        do
        {
            ReadOnlySpan<byte> line = bytes[..Math.Min(BytesOfLine, bytes.Length)];
            System.Buffers.Text.Base64.EncodeToUtf8(line, result.AsSpan(written), out _, out int length);
            written += length;
            result[written++] = (byte)'\r';
            result[written++] = (byte)'\n';
            bytes = bytes[line.Length..];
        }
        while (bytes.Length > 0);
        return result[..written];
    }

    /// <summary>Quoted-printable of canonical text. Encodes more than it must: a dot or "From " at the start of a line,
    /// which careless relays change.</summary>
    public static byte[] QuotedPrintable(ReadOnlySpan<byte> text)
    {
        const int Width = 75;
        StringBuilder result = new(text.Length + text.Length / 8);
        int column = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (StartsLineEnd(text, i))
            {
                result.Append("\r\n");
                column = 0;
                i++;
                continue;
            }

            int width = IsLiteral(text, i, column) ? 1 : 3;
            if (column + width > Width)
            {
                result.Append("=\r\n");
                column = 0;
                width = IsLiteral(text, i, column) ? 1 : 3;
            }

            if (width == 1)
                result.Append((char)text[i]);
            else
                result.Append('=').Append(text[i].ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            column += width;
        }

        // The last line end belongs to what follows, not to the text.
        return Encoding.ASCII.GetBytes(result.Append("\r\n").ToString());
    }

    private static bool StartsLineEnd(ReadOnlySpan<byte> text, int at) =>
        text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n';

    private static bool IsLiteral(ReadOnlySpan<byte> text, int at, int column) => text[at] switch
    {
        (byte)'=' => false,
        (byte)' ' or (byte)'\t' => at + 1 < text.Length && !StartsLineEnd(text, at + 1),
        (byte)'.' => column > 0,
        (byte)'F' => column > 0 || !text[at..].StartsWith("From "u8),
        byte value => value is > 32 and < 127,
    };
}
