using System.Buffers;
using Notification.Sdk.Events;

namespace Notification.Sdk.Engine;

/// <summary>What an event must be to be taken at all.</summary>
internal static class EventRules
{
    private const int LongestId = 128;
    private const int LongestName = 64;
    private const int LongestKey = 256;
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly SearchValues<char> IdCharacters = SearchValues.Create(Alphanumeric + "-_:");
    private static readonly SearchValues<char> TopicCharacters = SearchValues.Create(Alphanumeric + "-_.");

    /// <exception cref="ArgumentException">The event is not well formed.</exception>
    public static void Check(SecurityEvent securityEvent)
    {
        ArgumentNullException.ThrowIfNull(securityEvent);
        if (Fault(securityEvent) is { } fault)
        {
            throw new ArgumentException(fault, nameof(securityEvent));
        }
    }

    public static string? Fault(SecurityEvent securityEvent)
    {
        if (!IsWord(securityEvent.Id, LongestId, IdCharacters))
        {
            return "Id: it must be 1 to 128 letters, digits, '-', '_' or ':'. Leave it out to get a random one.";
        }

        if (!IsWord(securityEvent.Topic, LongestName, TopicCharacters))
        {
            return "Topic: it must be 1 to 64 letters, digits, '-', '_' or '.'. Use one of Topics, or a word of your own.";
        }

        if (securityEvent.Tenant is null or { Length: > LongestKey })
        {
            return "Tenant: it must be at most 256 characters. Leave it out when there is one tenant.";
        }

        if (securityEvent.Kind is null or { Length: > LongestKey })
        {
            return "Kind: it must be at most 256 characters, a stable word such as 'ssh-brute-force'.";
        }

        if (!Enum.IsDefined(securityEvent.Severity))
        {
            return "Severity: it must be Informational to Critical. Map other scales with SeverityWords.";
        }

        if (!Enum.IsDefined(securityEvent.Verdict))
        {
            return "Verdict: it must be Suspected, Confirmed or FalsePositive.";
        }

        if (securityEvent.Asset is { } asset && asset.Id is null or { Length: 0 or > LongestKey })
        {
            return "Asset.Id: it must be 1 to 256 characters. Leave the asset out when nothing was hit.";
        }

        if (securityEvent.Asset is { Groups: null })
        {
            return "Asset.Groups: it is null. Leave it out when the asset is in no group.";
        }

        return TextFault(securityEvent);
    }

    private static string? TextFault(SecurityEvent securityEvent)
    {
        if (string.IsNullOrWhiteSpace(securityEvent.Title))
        {
            return "Title: it is empty. Say in one line what was detected.";
        }

        if (securityEvent.Summary is null)
        {
            return "Summary: it is null. Leave it out when there is nothing to say.";
        }

        return HasNull(securityEvent.Evidence) ? "Evidence: it is null or holds a null. Leave it out when there is none." : null;
    }

    private static bool HasNull(IReadOnlyList<Evidence>? evidence)
    {
        bool hasNull = evidence is null;
        for (int i = 0; !hasNull && i < evidence!.Count; i++)
        {
            hasNull = evidence[i] is null;
        }

        return hasNull;
    }

    private static bool IsWord(string? text, int longest, SearchValues<char> characters) =>
        text is { Length: > 0 } && text.Length <= longest && !text.AsSpan().ContainsAnyExcept(characters);
}
