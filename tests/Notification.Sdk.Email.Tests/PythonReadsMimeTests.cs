using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Notification.Sdk.Email.Tests.Exim;

namespace Notification.Sdk.Email.Tests;

/// <summary>Random mails, read by another's parser: everything comes back and nothing is found wrong.</summary>
public sealed class PythonReadsMimeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mime-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public async Task Random_subjects_names_files_and_bodies_come_back_without_a_defect()
    {
        Gen<string> words = Gen.Elements(
            "alert", "a", " ", "=?UTF-8?Q?x?=", "告警", "é", "😀", "\"", "<b>", ",", "(c)", "%41", "'", ";", "x-1_2.", "@")
            .ListOf().Select(w => string.Concat(w).Trim());
        // Within one encoded word: between two of a name, older versions of the parser keep a space that RFC 2047 takes
        // out. And of two spaces in a name it makes one.
        Gen<string> names = words.Where(w =>
            Encoding.UTF8.GetByteCount(w) <= 39 && !w.Contains("  ", StringComparison.Ordinal));
        (string Subject, string Name, string Text)[] cases = [.. Gen.Zip(Gen.Zip(words, names), words)
            .Select(t => (t.Item1.Item1, t.Item1.Item2, t.Item2)).Sample(150, 30)];
        List<string> files = [];
        foreach ((string subject, string name, string text) in cases)
        {
            files.Add(Path.Combine(_folder, $"{files.Count}.eml"));
            await File.WriteAllBytesAsync(files[^1], Make(subject, name, text).ToMime().ToArray());
        }

        IReadOnlyList<JsonElement> mails = await PythonMail.ReadAsync([.. files]);
        for (int i = 0; i < cases.Length; i++)
        {
            Assert.Empty(mails[i].Strings("defects"));
            Assert.Equal(cases[i].Subject, mails[i].Text("subject"));
            Assert.Equal(cases[i].Name, mails[i].GetProperty("to")[0][0].GetString());
            JsonElement[] parts = [.. mails[i].GetProperty("parts").EnumerateArray()];
            Assert.Equal(["text/plain", "text/html", "image/png", "text/csv"], parts.Select(p => p.Text("type")));
            Assert.Equal(cases[i].Text, Encoding.UTF8.GetString(parts[0].Content()));
            Assert.Equal("<logo@example.com>", parts[2].Text("contentId"));
            Assert.Equal($"{cases[i].Name} 报告.csv".Trim(), parts[3].Text("filename"));
        }
    }

    private static MailContent Make(string subject, string name, string text) => new()
    {
        From = Mailbox.Parse("alerts@example.com"),
        To = [new Mailbox(name, "a", "example.org"), Mailbox.Parse("b@example.org")],
        Subject = subject,
        MessageId = "m@example.com",
        Date = DateTimeOffset.UnixEpoch,
        Text = text,
        Html = "<img src=\"cid:logo@example.com\">",
        Attachments =
        [
            new MailAttachment("logo.png", "image/png", new byte[] { 1, 2, 3 }, "logo@example.com"),
            new MailAttachment($"{name} 报告.csv", "text/csv; charset=utf-8", "a,b"u8.ToArray()),
        ],
    };
}
