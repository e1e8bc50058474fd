using System.Text;

namespace Notification.Sdk.Email.Mime;

/// <summary>The file name of an attachment: as it is when plain, otherwise in the form of RFC 2231, in numbered pieces
/// when long.</summary>
internal static class FileNameParameter
{
    private const int LongestPiece = 50;

    public static void AddTo(HeaderLine line, string fileName)
    {
        if (fileName.Length <= LongestPiece && fileName.EnumerateRunes().All(IsPlain))
        {
            line.Add($"filename=\"{fileName}\"");
            return;
        }

        List<string> pieces = Pieces(fileName);
        for (int i = 0; i < pieces.Count; i++)
        {
            string number = pieces.Count == 1 ? "" : $"*{i}";
            string charset = i == 0 ? "UTF-8''" : "";
            line.Add($"filename{number}*={charset}{pieces[i]}{(i < pieces.Count - 1 ? ";" : "")}");
        }
    }

    private static List<string> Pieces(string fileName)
    {
        List<string> pieces = [];
        StringBuilder piece = new();
        foreach (Rune rune in fileName.EnumerateRunes())
        {
            string encoded = Encode(rune);
            if (piece.Length + encoded.Length > LongestPiece)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
            }

            piece.Append(encoded);
        }

        pieces.Add(piece.ToString());
        return pieces;
    }

    private static bool IsPlain(Rune rune) =>
        rune.IsAscii && (Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '_' or '.');

    private static string Encode(Rune rune)
    {
        if (IsPlain(rune))
            return rune.ToString();

        Span<byte> bytes = stackalloc byte[4];
        int length = rune.EncodeToUtf8(bytes);
        StringBuilder result = new();
        foreach (byte value in bytes[..length])
            result.Append('%').Append(value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        return result.ToString();
    }
}
