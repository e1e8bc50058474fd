using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Notification.Sdk.Testing.Channels;

/// <summary>Compares what arrived with the harmless message of the same shape.</summary>
internal static partial class Inertness
{
    private const string Mend = "send what Render gives in the form of the place, and encode it once more for the protocol around it";

    public static void Check(ReceivedMessage message, ReceivedMessage harmless, string hostile)
    {
        Promise.Holds(
            message.Parts.Select(part => (part.Name, part.Form)).SequenceEqual(harmless.Parts.Select(part => (part.Name, part.Form))),
            "a text of an event adds and removes no part of a message",
            $"with {hostile} the parts are {string.Join(", ", message.Parts.Select(part => part.Name))}",
            Mend);
        foreach ((ReceivedPart part, ReceivedPart plain) in message.Parts.Zip(harmless.Parts))
        {
            string? fault = FindFault(part, plain.Content);
            Promise.Holds(
                fault is null, $"a text of an event is inert in the part '{part.Name}'", $"with {hostile} {fault}", Mend);
        }
    }

    private static string? FindFault(ReceivedPart part, string harmless) => part.Form switch
    {
        PartForm.Line => FindCharacter(part.Content, linesAllowed: false),
        PartForm.Text => FindCharacter(part.Content, linesAllowed: true) ?? FindLine(part.Content, harmless),
        PartForm.Markdown => FindCharacter(part.Content, linesAllowed: true)
            ?? FindLine(part.Content, harmless) ?? FindMarkup(part.Content),
        PartForm.Html => FindCharacter(part.Content, linesAllowed: true) ?? FindTag(part.Content, harmless),
        PartForm.Json => FindMember(part.Content, harmless),
        _ => part.Content == harmless ? null : $"it is '{Shown(part.Content)}' instead of '{Shown(harmless)}'",
    };

    private static string? FindCharacter(string text, bool linesAllowed)
    {
        for (int i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out Rune rune))
            {
                return "it holds half a character";
            }

            bool isLineBreak = linesAllowed && (rune.Value == '\n' || (rune.Value == '\r' && text.AsSpan(i + 1).StartsWith("\n")));
            if (!isLineBreak && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                return $"it holds U+{rune.Value:X4}";
            }

            i += rune.Utf16SequenceLength;
        }

        return null;
    }

    private static string? FindLine(string text, string harmless) =>
        text.Count(c => c == '\n') > harmless.Count(c => c == '\n') ? "it has a line of its own" : null;

    private static string? FindMarkup(string text) =>
        LiveMarkup().Match(text) is { Success: true } found ? $"it holds '{found.Value}' as live markup" : null;

    private static string? FindTag(string html, string harmless) => Tag().Matches(html).Select(tag => tag.Value)
        .Except(Tag().Matches(harmless).Select(tag => tag.Value)).FirstOrDefault() is { } tag ? $"it holds the tag {Shown(tag)}" : null;

    private static string? FindMember(string json, string harmless)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            using var plain = JsonDocument.Parse(harmless);
            return Members(document.RootElement, "").Except(Members(plain.RootElement, "")).FirstOrDefault() is { } member
                ? $"it holds the member {Shown(member)}"
                : null;
        }
        catch (JsonException)
        {
            return "it is no JSON";
        }
    }

    private static IEnumerable<string> Members(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject()
            .SelectMany(member => Members(member.Value, $"{path}.{member.Name}").Prepend($"{path}.{member.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Members(item, path + "[]")),
        _ => [],
    };

    private static string Shown(string text) => text.Length <= 100 ? text : text[..100] + "…";

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    // A backslash takes the meaning from what follows it.
    [GeneratedRegex(@"(?<!\\)\]\(|(?<!\\)<[a-z!@/]|@(all|here)\b|(?<!\\)`", RegexOptions.IgnoreCase)]
    private static partial Regex LiveMarkup();
}
