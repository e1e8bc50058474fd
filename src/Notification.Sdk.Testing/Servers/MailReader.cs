using System.Text;
using System.Text.RegularExpressions;

namespace Notification.Sdk.Testing.Servers;

/// <summary>Reads a mail as a mail program does: headers unfolded, words and bodies decoded. Written from the RFCs, without the code under
/// test.</summary>
internal static partial class MailReader
{
    public static ReceivedMessage Read(IReadOnlyList<string> mail)
    {
        if (mail.Count == 0)
        {
            return new ReceivedMessage(null);
        }

        List<(string Type, string Content)> leaves = [];
        List<(string Name, string Value)> headers = ReadEntity(mail, leaves);
        string Of(string name) => headers.Single(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
        return new ReceivedMessage(
            Of("Message-ID"),
            new ReceivedPart("headers", PartForm.Structure, string.Join(' ', headers.Select(header => header.Name))),
            new ReceivedPart("to", PartForm.Structure, Of("To")),
            new ReceivedPart("types", PartForm.Structure, string.Join(' ', leaves.Select(leaf => leaf.Type))),
            new ReceivedPart("subject", PartForm.Line, Words(Of("Subject"))),
            new ReceivedPart("text", PartForm.Text, leaves.First(leaf => leaf.Type == "text/plain").Content),
            new ReceivedPart("html", PartForm.Html, leaves.First(leaf => leaf.Type == "text/html").Content));
    }

    private static List<(string Name, string Value)> ReadEntity(IReadOnlyList<string> lines, List<(string Type, string Content)> leaves)
    {
        List<(string Name, string Value)> headers = [];
        int at = 0;
        while (at < lines.Count && lines[at].Length > 0)
        {
            int first = at++;
            while (at < lines.Count && lines[at].StartsWith(' '))
            {
                at++;
            }

            string[] header = string.Concat(lines.Skip(first).Take(at - first)).Split(':', 2);
            headers.Add((header[0], header[1].Trim()));
        }

        string Of(string name) => headers.FirstOrDefault(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value ?? "";
        List<string> body = [.. lines.Skip(at + 1)];
        string type = Of("Content-Type");
        if (Boundary().Match(type) is { Success: true } boundary)
        {
            foreach (List<string> part in Split(body, "--" + boundary.Groups[1].Value))
            {
                ReadEntity(part, leaves);
            }
        }
        else
        {
            leaves.Add((type.Split(';')[0], Decode(body, Of("Content-Transfer-Encoding"))));
        }

        return headers;
    }

    private static IEnumerable<List<string>> Split(List<string> body, string mark)
    {
        List<string>? part = null;
        foreach (string line in body)
        {
            if (line == mark || line == mark + "--")
            {
                if (part is not null)
                {
                    yield return part;
                }

                part = [];
            }
            else
            {
                part?.Add(line);
            }
        }
    }

    private static string Decode(List<string> body, string encoding) => encoding == "base64"
        ? Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(body)))
        : Encoding.UTF8.GetString(Printable(string.Join("\r\n", body).Replace("=\r\n", "", StringComparison.Ordinal)));

    private static byte[] Printable(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '=')
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes([text[i]]));
            }
        }

        return [.. bytes];
    }

    private static string Words(string value) => EncodedWord().Replace(
        Between().Replace(value, "$1"),
        word => word.Groups[1].Value is "B" or "b"
            ? Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[2].Value))
            : Encoding.UTF8.GetString(Printable(word.Groups[2].Value.Replace('_', ' '))));

    [GeneratedRegex("boundary=\"?([^\";]+)\"?")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"=\?utf-8\?([BbQq])\?([^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"(\?=)[ \t]+(?==\?)")]
    private static partial Regex Between();
}
