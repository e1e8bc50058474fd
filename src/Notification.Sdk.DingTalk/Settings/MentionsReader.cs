using System.Text.RegularExpressions;

namespace Notification.Sdk.DingTalk.Settings;

/// <summary>Reads who is to be called. The vendor says nothing about a number that does not exist, so its form is
/// checked here.</summary>
internal static partial class MentionsReader
{
    private const int Most = 50;

    public static Mentions Read(SettingValues values)
    {
        var mentions = new Mentions
        {
            Mobiles = List(values, SettingNames.AtMobiles),
            UserIds = List(values, SettingNames.AtUserIds),
            All = values.Flag(SettingNames.IsAtAll),
        };
        if (!mentions.Mobiles.All(Mobile().IsMatch))
        {
            values.Faults.Add("The setting 'atMobiles' holds something that is neither a mainland number such as "
                + "13800000000 nor one with its country such as +65-81234567; several are separated by commas.");
        }

        if (mentions.UserIds.Any(id => !UserId().IsMatch(id) || id.Equals("all", StringComparison.OrdinalIgnoreCase)))
        {
            values.Faults.Add("The setting 'atUserIds' holds something that is no user id: 1 to 64 letters, digits, "
                + "'-', '_' or '.', of which the first is a letter or digit; several are separated by commas. To call "
                + "everybody, set isAtAll.");
        }

        if (mentions.Mobiles.Count + mentions.UserIds.Count > Most)
        {
            values.Faults.Add($"The settings 'atMobiles' and 'atUserIds' name more than {Most} people: set isAtAll, or "
                + "name fewer.");
        }

        return mentions;
    }

    private static IReadOnlyList<string> List(SettingValues values, string name) =>
    [
        .. values.List(name)
            .SelectMany(line => line.Split(
                [',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Distinct(StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"^(?:1[3-9][0-9]{9}|\+[1-9][0-9]{0,3}-?[0-9]{4,12})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Mobile();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9_.\-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex UserId();
}
