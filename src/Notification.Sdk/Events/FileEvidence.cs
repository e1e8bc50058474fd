namespace Notification.Sdk.Events;

/// <summary>A suspicious file.</summary>
/// <param name="Path">Where it lies on the asset.</param>
public sealed record FileEvidence(string Path) : Evidence
{
    /// <summary>MD5 of the content, hexadecimal.</summary>
    public string? Md5 { get; init; }

    /// <summary>SHA-1 of the content, hexadecimal.</summary>
    public string? Sha1 { get; init; }

    /// <summary>SHA-256 of the content, hexadecimal.</summary>
    public string? Sha256 { get; init; }

    /// <summary>When the file was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Its size in bytes.</summary>
    public long? Size { get; init; }

    internal override void Accept<TVisitor>(ref TVisitor visitor)
    {
        visitor.Identity("file.path", Path);
        visitor.Identity("file.md5", Md5);
        visitor.Identity("file.sha1", Sha1);
        visitor.Identity("file.sha256", Sha256);
        visitor.Detail("file.created", CreatedAt);
        visitor.Detail("file.size", Size);
    }
}
