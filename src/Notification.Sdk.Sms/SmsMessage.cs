namespace Notification.Sdk.Sms;

/// <summary>One text for one or more numbers. Immutable. It has no text form: numbers belong to people.</summary>
public sealed class SmsMessage
{
    /// <summary>What it was made of: the id that stays the same over all attempts, the topic, the events, the
    /// endpoint.</summary>
    public required Delivery Delivery { get; init; }

    /// <summary>The numbers, in the form of E.164: a plus sign and up to 15 digits. At least one, none twice.</summary>
    public required IReadOnlyList<string> Numbers { get; init; }

    /// <summary>The text, cut to fit <see cref="SmsOptions.MaxParts"/>.</summary>
    public required string Text { get; init; }

    /// <summary>The alphabet that the text needs.</summary>
    public required SmsEncoding Encoding { get; init; }

    /// <summary>How many parts one number is sent, by the common rules of GSM; at least 1.</summary>
    public required int Parts { get; init; }
}
