using System.Text.RegularExpressions;
using Notification.Sdk.Email.Mime;

namespace Notification.Sdk.Email;

/// <summary>A file that goes along, or a picture inside the HTML. Immutable.</summary>
public sealed partial class MailAttachment
{
    /// <summary>Takes a file, or with a content id a picture, and checks that its names can stand in a mail.</summary>
    /// <param name="fileName">The file's name without a path, at most 200 characters, of any script.</param>
    /// <param name="contentType">The media type, such as <c>application/pdf</c>, with simple parameters at most; not
    /// <c>multipart</c> or <c>message</c>.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="contentId">For a picture inside the HTML, the part after <c>cid:</c>: letters, digits, <c>.</c>,
    /// <c>_</c>,
    /// <c>-</c> and one <c>@</c>; null for a file.</param>
    /// <exception cref="MailFormatException">A value cannot stand in a mail.</exception>
    public MailAttachment(string fileName, string contentType, ReadOnlyMemory<byte> content, string? contentId = null)
    {
        FileName = HeaderText.Checked(fileName, "the name of an attachment");
        if (FileName.Length is 0 or > 200 || FileName.AsSpan().IndexOfAny("/\\") >= 0 || FileName is "." or "..")
            throw new MailFormatException("An attachment needs a file name of 1 to 200 characters without a path.");

        ContentType = HeaderText.Checked(contentType, "the media type of an attachment");
        if (!MediaType().IsMatch(ContentType))
        {
            throw new MailFormatException(
                $"The media type of the attachment \"{FileName}\" is not one: give something like application/pdf.");
        }

        if (contentId is not null && !Identifier().IsMatch(contentId))
            throw new MailFormatException(
                "A content id is of letters, digits, '.', '_', '-' and one '@', such as logo@example.com.");

        Content = content;
        ContentId = contentId;
    }

    /// <summary>The file's name without a path.</summary>
    public string FileName { get; }

    /// <summary>The media type.</summary>
    public string ContentType { get; }

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>The part after <c>cid:</c> of a picture inside the HTML; null for a file.</summary>
    public string? ContentId { get; }

    [GeneratedRegex(
        """\A(?!multipart/|message/)[a-z0-9.+-]+/[a-z0-9.+_-]{1,100}(; ?[a-z0-9-]{1,20}=[a-z0-9._-]{1,40}){0,4}\z""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MediaType();

    [GeneratedRegex("""\A[A-Za-z0-9._-]{1,100}(@[A-Za-z0-9._-]{1,100})?\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
