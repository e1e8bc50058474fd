using System.Security.Cryptography;
using System.Text;

namespace Notification.Sdk.Email.Mime;

/// <summary>mixed(alternative(text, related(html, pictures)), files), each layer only when it has more than one
/// part.</summary>
internal static class MimeComposer
{
    public static byte[] Compose(MailContent content, bool smtpUtf8)
    {
        using MemoryStream result = new();
        foreach (string line in Headers(content, smtpUtf8))
            WriteLine(result, line);
        Write(Body(content), result);
        return result.ToArray();
    }

    private static IEnumerable<string> Headers(MailContent content, bool smtpUtf8)
    {
        yield return new HeaderLine("Date").AddDate(content.Date).ToString();
        yield return new HeaderLine("From").AddMailboxes([content.From], smtpUtf8).ToString();
        if (content.ReplyTo is { } replyTo)
            yield return new HeaderLine("Reply-To").AddMailboxes([replyTo], smtpUtf8).ToString();
        yield return new HeaderLine("To").AddMailboxes(content.To, smtpUtf8).ToString();
        yield return new HeaderLine("Subject").AddText(content.Subject).ToString();
        yield return new HeaderLine("Message-ID").Add($"<{content.MessageId}>").ToString();
        foreach ((string name, string value) in content.Headers)
        {
            // A URI in angle brackets may be longer than a plain word and must not be encoded.
            bool isUri = value.StartsWith('<') && value.EndsWith('>') && !value.Contains(' ', StringComparison.Ordinal);
            HeaderLine line = new(name);
            yield return (isUri && System.Text.Ascii.IsValid(value) ? line.Add(value) : line.AddText(value)).ToString();
        }

        yield return "MIME-Version: 1.0";
    }

    private static MimeEntity Body(MailContent content)
    {
        // From the message id, so that a retry is the same byte for byte.
        string mark =
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.MessageId)).AsSpan(0, 12));
        List<MimeEntity> forms = [TextPart("plain", content.Text)];
        if (content.Html is { } html)
        {
            IEnumerable<MimeEntity> pictures = content.Attachments.Where(a => a.ContentId is not null).Select(FilePart);
            forms.Add(MimeEntity.Multipart("related", $"=_r{mark}", [TextPart("html", html), .. pictures]));
        }

        IEnumerable<MimeEntity> files =
            content.Attachments.Where(a => a.ContentId is null || content.Html is null).Select(FilePart);
        return MimeEntity.Multipart(
            "mixed", $"=_m{mark}", [MimeEntity.Multipart("alternative", $"=_a{mark}", forms), .. files]);
    }

    private static MimeEntity TextPart(string kind, string text)
    {
        byte[] bytes = BodyEncoding.Canonical(text);
        bool base64 = BodyEncoding.PrefersBase64(bytes);
        string encoding = base64 ? "base64" : "quoted-printable";
        return MimeEntity.Leaf(
            [$"Content-Type: text/{kind}; charset=utf-8", $"Content-Transfer-Encoding: {encoding}"],
            base64 ? BodyEncoding.Base64(bytes) : BodyEncoding.QuotedPrintable(bytes));
    }

    private static MimeEntity FilePart(MailAttachment file)
    {
        HeaderLine disposition =
            new HeaderLine("Content-Disposition").Add(file.ContentId is null ? "attachment;" : "inline;");
        FileNameParameter.AddTo(disposition, file.FileName);
        List<string> headers =
        [
            new HeaderLine("Content-Type").Add(file.ContentType).ToString(),
            "Content-Transfer-Encoding: base64",
            disposition.ToString(),
        ];
        if (file.ContentId is { } id)
            headers.Add(new HeaderLine("Content-ID").Add($"<{id}>").ToString());
        return MimeEntity.Leaf(headers, BodyEncoding.Base64(file.Content.Span));
    }

    private static void Write(MimeEntity entity, MemoryStream result)
    {
        foreach (string header in entity.Headers)
            WriteLine(result, header);
        WriteLine(result, "");
        result.Write(entity.Body);
        foreach (MimeEntity part in entity.Parts)
        {
            WriteLine(result, $"--{entity.Boundary}");
            Write(part, result);
        }

        if (entity.Parts.Count > 0)
            WriteLine(result, $"--{entity.Boundary}--");
    }

    private static void WriteLine(MemoryStream result, string line)
    {
        result.Write(Encoding.UTF8.GetBytes(line));
        result.Write("\r\n"u8);
    }
}
