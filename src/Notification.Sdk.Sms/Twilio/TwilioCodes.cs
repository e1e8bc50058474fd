using System.Collections.Frozen;

namespace Notification.Sdk.Sms.Twilio;

/// <summary>Twilio's error codes (https://www.twilio.com/docs/api/errors).</summary>
internal static class TwilioCodes
{
    private static readonly TimeSpan LongQueue = TimeSpan.FromMinutes(10);

    private static readonly FrozenDictionary<int, SmsAnswer> Answers = new[]
    {
        Account(20003, "The account does not accept the credentials: check AccountSid and AuthToken, or the API key."),
        Account(20005, "The account is not active: settle it in the console."),
        Account(20404, "There is no such account at this address: check AccountSid and Url."),
        SmsAnswer.Deferred("20429", "The account sends too fast; the message was not taken.", pausesEndpoint: true),
        Number(21211, "The number is not one that can be sent to: correct it."),
        Account(21212, "The sender is not a valid one: correct From."),
        Number(21408, "Messages to this country are not enabled: enable it in the console's geographic permissions."),
        Account(21606, "The sender is not one of the account's that can send messages: choose another From."),
        Number(21608, "A trial account sends to verified numbers only: verify this one, or upgrade the account."),
        Number(21610, "The recipient opted out: take the number out, or have its owner send START."),
        SmsAnswer.Deferred(
            "21611", "The sender has more than ten hours of messages queued: use a faster one.", LongQueue, true),
        Number(21612, "There is no way from this sender to this number: choose another From for it."),
        Number(21614, "The number is not a mobile one: correct it."),
        Number(21617, "The text is longer than 1,600 characters: lower MaxParts."),
        SmsAnswer.Deferred("30001", "The queue is full.", LongQueue, true),
        SmsAnswer.Deferred(
            "30003", "The phone cannot be reached just now: it is switched off or out of range.", LongQueue),
        Number(30005, "The number is not known, or no longer in use: correct it."),
        Number(30006, "The number is a landline, or its carrier cannot be reached: correct it."),
        Number(30007, "The carrier filtered the message: register the sender, and avoid links."),
        Account(30034, "The sender is not registered for 10DLC: register it in the console."),
    }.ToFrozenDictionary(answer => int.Parse(answer.Code, System.Globalization.CultureInfo.InvariantCulture));

    public static IEnumerable<int> Known => Answers.Keys;

    /// <summary>The answer for a code, or null when it is not known.</summary>
    public static SmsAnswer? Find(int code, TimeSpan? retryAfter) => Answers.GetValueOrDefault(code) switch
    {
        { Status: SmsStatus.Deferred } known when retryAfter is not null =>
            SmsAnswer.Deferred(known.Code, known.Detail, retryAfter, known.PausesEndpoint),
        var known => known,
    };

    private static SmsAnswer Account(int code, string mend) =>
        SmsAnswer.Refused($"{code}", mend, disablesEndpoint: true);

    private static SmsAnswer Number(int code, string mend) => SmsAnswer.Refused($"{code}", mend);
}
