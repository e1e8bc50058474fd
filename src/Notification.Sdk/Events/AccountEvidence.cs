namespace Notification.Sdk.Events;

/// <summary>A suspicious account.</summary>
/// <param name="User">Its name.</param>
public sealed record AccountEvidence(string User) : Evidence
{
    /// <summary>What it may do.</summary>
    public IReadOnlyList<string> Permissions { get; init => field = value ?? []; } = [];

    internal override void Accept<TVisitor>(ref TVisitor visitor)
    {
        visitor.Identity("account.user", User);
        visitor.Detail("account.permissions", Permissions);
    }
}
