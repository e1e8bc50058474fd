namespace Notification.Sdk.DingTalk.Settings;

/// <summary>Who is called by name. Comes from the endpoint's settings alone.</summary>
internal sealed class Mentions
{
    public IReadOnlyList<string> Mobiles { get; init; } = [];

    public IReadOnlyList<string> UserIds { get; init; } = [];

    public bool All { get; init; }

    public bool IsEmpty => Mobiles.Count == 0 && UserIds.Count == 0 && !All;

    /// <summary>The text that the vendor asks for beside the list, or it highlights nobody.</summary>
    public string Text => string.Join(' ', Mobiles.Concat(UserIds).Select(who => $"@{who}"));
}
