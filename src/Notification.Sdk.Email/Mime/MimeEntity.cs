namespace Notification.Sdk.Email.Mime;

/// <summary>One part of a message: header lines without their end, and either a body in 7-bit lines or parts.</summary>
internal sealed record MimeEntity(
    IReadOnlyList<string> Headers, byte[] Body, string Boundary, IReadOnlyList<MimeEntity> Parts)
{
    public static MimeEntity Leaf(IReadOnlyList<string> headers, byte[] body) => new(headers, body, "", []);

    /// <summary>Several parts, or the only one as it is. No body can hold the boundary: quoted-printable never makes
    /// <c>=_</c>, base64 has no
    /// <c>_</c>.</summary>
    public static MimeEntity Multipart(string kind, string boundary, IReadOnlyList<MimeEntity> parts)
    {
        if (parts.Count == 1)
            return parts[0];

        HeaderLine line = new HeaderLine("Content-Type").Add($"multipart/{kind};");
        if (kind == "related")
            line.Add("type=\"text/html\";");
        return new MimeEntity([line.Add($"boundary=\"{boundary}\"").ToString()], [], boundary, parts);
    }
}
