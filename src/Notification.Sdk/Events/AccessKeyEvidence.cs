namespace Notification.Sdk.Events;

/// <summary>An access key seen where it must not be. Carries the key's id, never its secret.</summary>
/// <param name="AccessKeyId">The public id of the key.</param>
public sealed record AccessKeyEvidence(string AccessKeyId) : Evidence
{
    /// <summary>Where it was seen, such as the address of a repository's file.</summary>
    public string? Location { get; init; }

    /// <summary>The account it belongs to.</summary>
    public string? Account { get; init; }

    internal override void Accept<TVisitor>(ref TVisitor visitor)
    {
        visitor.Identity("access-key.id", AccessKeyId);
        visitor.Identity("access-key.location", Location);
        visitor.Detail("access-key.account", Account);
    }
}
