using Notification.Sdk.DingTalk.Robots;

namespace Notification.Sdk.DingTalk.Settings;

/// <summary>Reads an endpoint whole and says all that is wrong with it at once. Connects nowhere.</summary>
internal static class SettingsReader
{
    private const int DefaultMaxBytes = 15_000;
    private const int MostKeywords = 10;
    private const int LongestWords = 64;
    private const int Day = 24 * 60 * 60;

    /// <summary>Reads an endpoint.</summary>
    /// <param name="target">The endpoint.</param>
    /// <param name="requireHttps">Whether robots must be reached over https.</param>
    /// <param name="faults">Takes what is wrong and how to mend it. The result is of use only when nothing is.</param>
    public static DingTalkSettings Read(DeliveryTarget target, bool requireHttps, ICollection<string> faults)
    {
        var values = new SettingValues(target.Settings, faults);
        Uri? link = values.Link(SettingNames.LinkUrl);
        var settings = new DingTalkSettings
        {
            Pool = new RobotPool(
                RobotsReader.Read(target.Address, values, requireHttps),
                TimeSpan.FromSeconds(values.Number(SettingNames.Interval, 0, Day, 0))),
            MessageType = ReadType(values),
            Keywords = ReadKeywords(values),
            Mentions = MentionsReader.Read(values),
            LinkUrl = link,
            LinkTitle = values.Has(SettingNames.LinkTitle) ? values.Text(SettingNames.LinkTitle) : link?.Host ?? "",
            PictureUrl = values.Link(SettingNames.PictureUrl),
            MaxBytes = values.Number(SettingNames.MaxBytes, 1_000, 100_000, DefaultMaxBytes),
        };
        CheckTogether(settings, values);
        return settings;
    }

    private static MessageType ReadType(SettingValues values)
    {
        string text = values.Text(SettingNames.MessageType);
        MessageType? type = text.ToUpperInvariant() switch
        {
            "" or "MARKDOWN" => MessageType.Markdown,
            "TEXT" => MessageType.Text,
            "LINK" => MessageType.Link,
            "ACTIONCARD" => MessageType.ActionCard,
            "FEEDCARD" => MessageType.FeedCard,
            _ => null,
        };
        if (type is null)
        {
            values.Faults.Add("The setting 'messageType' is none of markdown, text, link, actionCard and feedCard.");
        }

        return type ?? MessageType.Markdown;
    }

    private static IReadOnlyList<string> ReadKeywords(SettingValues values)
    {
        IReadOnlyList<string> keywords = values.List(SettingNames.Keywords);
        if (keywords.Count > MostKeywords)
        {
            values.Faults.Add($"The setting 'keywords' holds {keywords.Count} words: a robot has at most "
                + $"{MostKeywords}.");
        }

        if (keywords.Any(word => !IsPlain(word)))
        {
            values.Faults.Add("The setting 'keywords' holds a word with an @, with control characters, or of more than "
                + $"{LongestWords} characters: give the robot another word, and write it here.");
        }

        return keywords;
    }

    private static void CheckTogether(DingTalkSettings settings, SettingValues values)
    {
        bool isCard = settings.MessageType is MessageType.Link or MessageType.ActionCard or MessageType.FeedCard;
        if (isCard && !values.Has(SettingNames.LinkUrl))
        {
            values.Faults.Add("The setting 'linkUrl' is missing: a link, actionCard or feedCard leads somewhere, such "
                + "as your console.");
        }

        if (!isCard && (values.Has(SettingNames.LinkUrl) || values.Has(SettingNames.LinkTitle)))
        {
            values.Faults.Add("The settings 'linkUrl' and 'linkTitle' say nothing to a markdown or text message: "
                + "choose the messageType link, actionCard or feedCard, or leave them out.");
        }

        if (settings.MessageType == MessageType.FeedCard && !values.Has(SettingNames.PictureUrl))
        {
            values.Faults.Add("The setting 'pictureUrl' is missing: every line of a feedCard shows a picture.");
        }

        if (isCard && !settings.Mentions.IsEmpty)
        {
            values.Faults.Add("The settings 'atMobiles', 'atUserIds' and 'isAtAll' call nobody in a card: choose the "
                + "messageType markdown or text, or leave them out.");
        }

        if (!IsPlain(settings.LinkTitle) && values.Has(SettingNames.LinkTitle))
        {
            values.Faults.Add("The setting 'linkTitle' holds an @, control characters, or more than "
                + $"{LongestWords} characters.");
        }
    }

    private static bool IsPlain(string words) =>
        words.Length <= LongestWords && !words.Any(c => char.IsControl(c) || char.IsSurrogate(c) || c == '@');
}
