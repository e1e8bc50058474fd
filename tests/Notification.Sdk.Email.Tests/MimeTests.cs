using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Notification.Sdk.Email.Mime;
using Notification.Sdk.Email.Smtp;
using Notification.Sdk.Email.Tests.Wire;

namespace Notification.Sdk.Email.Tests;

/// <summary>Laws of what is written: whatever the texts are, the lines keep to the rules and the texts come
/// back.</summary>
public sealed class MimeTests
{
    /// <summary>Texts with everything that has ever broken a mail.</summary>
    private static readonly Arbitrary<string> Texts = Gen.OneOf(
            Gen.Elements(
                "a", " ", "  ", ".", "..", "\r\n", "\n", "\r", "\t", "=", "=?UTF-8?B?", "?=", "From ", "--=_m", "\0",
                "é", "安全告警", "😀", "👨‍👩‍👧", "\"", "\\", "<", "@", ",", new string('x', 100)),
            ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""))
        .ListOf().Select(string.Concat).ToArbitrary();

    private static readonly Arbitrary<string> Lines = Texts.Generator.Select(WithoutControls).ToArbitrary();

    [Fact]
    public void Every_message_has_short_lines_of_7_bits_and_no_bare_line_end()
    {
        Prop.ForAll(Texts, Lines, (text, line) =>
        {
            string mime = Write(text, line);
            Assert.All(mime, c => Assert.True(c is '\t' or '\r' or '\n' or >= ' ' and <= '~', $"U+{(int)c:X4}"));
            string[] lines = mime.Split("\r\n");
            Assert.All(lines, l => Assert.DoesNotContain(l, c => c is '\r' or '\n'));
            Assert.All(lines, l => Assert.InRange(l.Length, 0, 78));
            Assert.EndsWith("\r\n", mime, StringComparison.Ordinal);
        }).Holds(500);
    }

    [Fact]
    public void Every_subject_comes_back_and_no_code_point_is_split()
    {
        Prop.ForAll(Lines, line =>
        {
            string header = new HeaderLine("Subject").AddText(line).ToString();
            Assert.Equal(Scalars(line), Decode(header["Subject:".Length..]));
        }).Holds(500);
    }

    [Fact]
    public void Every_body_comes_back()
    {
        Prop.ForAll(Texts, text =>
        {
            byte[] canonical = BodyEncoding.Canonical(text);
            string quoted = Encoding.ASCII.GetString(BodyEncoding.QuotedPrintable(canonical));
            Assert.Equal(canonical, Unquote(quoted[..^2]));
            string base64 = Encoding.ASCII.GetString(BodyEncoding.Base64(canonical));
            Assert.Equal(canonical, Convert.FromBase64String(base64));
            Assert.All((quoted + base64).Split("\r\n"), l => Assert.InRange(l.Length, 0, 76));
            Assert.All(quoted.Split("\r\n"), l => Assert.DoesNotMatch("^[.]|^From | $", l));
        }).Holds(500);
    }

    [Fact]
    public void Stuffed_dots_come_back_and_only_the_end_ends()
    {
        Gen<byte[]> wires = Gen.Elements(".", "\r\n", "a", "..", "\r\n.", "\r\n.\r\n", "\n.", "b\r\n").ListOf()
            .Select(parts => Encoding.ASCII.GetBytes(string.Concat(parts)));
        Prop.ForAll(wires.ToArbitrary(), message =>
        {
            string wire = Encoding.ASCII.GetString([.. DotStuffing.Apply(message).Span, .. DotStuffing.End.Span]);
            string[] lines = wire.Split("\r\n");
            Assert.Equal(lines.Length - 2, Array.IndexOf(lines, "."));
            string back = string.Join("\r\n", lines[..^2].Select(l => l.StartsWith('.') ? l[1..] : l));
            string original = Encoding.ASCII.GetString(message);
            Assert.Equal(original.EndsWith("\r\n", StringComparison.Ordinal) ? original[..^2] : original, back);
        }).Holds(2000);
    }

    [Theory]
    [InlineData("a\r\nBcc: x@y.org")]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("a\0b")]
    [InlineData("a\u0085b")]
    public void A_line_end_in_a_header_is_refused_before_the_wire(string value)
    {
        MailFormatException subject = Assert.Throws<MailFormatException>(() => Mails.Content(subject: value));
        Assert.Contains("U+00", subject.Message, StringComparison.Ordinal);
        Assert.Contains("position 1", subject.Message, StringComparison.Ordinal);
        Assert.Throws<MailFormatException>(() => Mails.Content(id: value));
        Assert.Throws<MailFormatException>(() => new MailAttachment(value, "text/plain", default));
        Assert.Throws<MailFormatException>(() => new MailAttachment("a.txt", value, default));
        Assert.Throws<MailFormatException>(() => new MailAttachment("a.txt", "text/plain", default, value));
        Assert.Throws<MailFormatException>(() => WithHeader("X-Topic", value));
        Assert.Throws<MailFormatException>(() => WithHeader(value, "x"));
    }

    [Theory]
    [InlineData("../a.txt", "text/plain")]
    [InlineData("a\\b.txt", "text/plain")]
    [InlineData("", "text/plain")]
    [InlineData("a.txt", "text")]
    [InlineData("a.txt", "multipart/mixed; boundary=x")]
    [InlineData("a.txt", "message/rfc822")]
    [InlineData("a.txt", "text/plain; x=\"a\"b\"")]
    public void An_attachment_that_could_mislead_is_refused(string fileName, string contentType) =>
        Assert.Throws<MailFormatException>(() => new MailAttachment(fileName, contentType, default));

    [Theory]
    [InlineData("Bcc")]
    [InlineData("subject")]
    [InlineData("Content-Type")]
    public void A_header_with_a_property_of_its_own_cannot_be_added_again(string name) =>
        Assert.Throws<MailFormatException>(() => WithHeader(name, "x"));

    [Fact]
    public void A_mail_to_nobody_is_refused() =>
        Assert.Throws<MailFormatException>(() => new MailContent
        {
            From = Mailbox.Parse("a@b.org"),
            To = [],
            Subject = "s",
            MessageId = "m@b.org",
            Date = default,
            Text = "",
        });

    [Fact]
    public void The_same_content_gives_the_same_bytes()
    {
        Assert.Equal(Write("text", "line"), Write("text", "line"));
        Assert.Contains("Date: Sun, 01 Mar 2026 09:05:07 +0800\r\n", Write("text", "line"), StringComparison.Ordinal);
        Assert.Contains("Message-ID: <m-1@example.com>\r\n", Write("text", "line"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_international_address_is_named_without_being_written_when_it_may_not_be()
    {
        MailContent content = Mails.Content(to: "张三 <张三@example.cn>");
        string seven = Encoding.UTF8.GetString(content.ToMime().Span);
        Assert.Contains("To: =?UTF-8?B?5byg5LiJ?= :;\r\n", seven, StringComparison.Ordinal);
        string eight = Encoding.UTF8.GetString(content.ToMime(smtpUtf8: true).Span);
        Assert.Contains("To: =?UTF-8?B?5byg5LiJ?= <张三@example.cn>\r\n", eight, StringComparison.Ordinal);
    }

    private static MailContent WithHeader(string name, string value) => new()
    {
        From = Mailbox.Parse("a@b.org"),
        To = [Mailbox.Parse("a@b.org")],
        Subject = "s",
        MessageId = "m@b.org",
        Date = default,
        Text = "",
        Headers = [new(name, value)],
    };

    private static string Write(string text, string line)
    {
        string name = new([.. line.Where(c => !"/\\".Contains(c, StringComparison.Ordinal)).Take(90)]);
        MailContent content = new()
        {
            From = Mailbox.Parse("\"Security, Center\" <alerts@example.com>"),
            To = [Mailbox.Parse("安全中心值班人员和他们的很多同事们请尽快处理这个告警 <a@example.org>"), Mailbox.Parse("b@example.org")],
            Subject = line,
            MessageId = "m-1@example.com",
            Date = new DateTimeOffset(2026, 3, 1, 9, 5, 7, TimeSpan.FromHours(8)),
            Text = text,
            Html = text,
            Attachments = [new MailAttachment($"x{name}", "text/csv; charset=utf-8", Encoding.UTF8.GetBytes(text))],
            Headers = [new("X-Topic", line)],
        };
        return Encoding.Latin1.GetString(content.ToMime().Span);
    }

    private static string WithoutControls(string text) => new([.. text.Where(c => !char.IsControl(c))]);

    /// <summary>The text with halves of characters replaced, as UTF-8 does it.</summary>
    private static string Scalars(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>A reader of RFC 2047 of our own: unfolds, and joins neighbouring encoded words.</summary>
    private static string Decode(string value)
    {
        string unfolded = value.Replace("\r\n", "", StringComparison.Ordinal);
        if (unfolded.Length == 0)
            return "";
        string[] words = unfolded[1..].Split(' ');
        if (!words[0].StartsWith("=?", StringComparison.Ordinal))
            return unfolded[1..];

        UTF8Encoding strict = new(false, true);
        return string.Concat(words.Select(w => strict.GetString(Convert.FromBase64String(w["=?UTF-8?B?".Length..^2]))));
    }

    private static byte[] Unquote(string text)
    {
        List<byte> result = [];
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '=')
                result.Add((byte)text[i]);
            else if (text[i + 1] == '\r')
                i += 2;
            else
                result.Add(Convert.ToByte(text.Substring((i += 2) - 1, 2), 16));
        }

        return [.. result];
    }
}
