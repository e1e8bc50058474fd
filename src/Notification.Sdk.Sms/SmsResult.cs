namespace Notification.Sdk.Sms;

/// <summary>What a gateway says about a message. Immutable.</summary>
public sealed class SmsResult
{
    /// <summary>Makes a result of an answer for each number.</summary>
    /// <param name="answers">The answers, by the numbers as they stand in <see cref="SmsMessage.Numbers"/>.</param>
    public SmsResult(IReadOnlyDictionary<string, SmsAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        Answers = answers;
    }

    /// <summary>The answers, by number.</summary>
    public IReadOnlyDictionary<string, SmsAnswer> Answers { get; }

    /// <summary>One answer for all numbers of a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="answer">The answer.</param>
    public static SmsResult ForAll(SmsMessage message, SmsAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(answer);
        return new(message.Numbers.ToDictionary(number => number, _ => answer, StringComparer.Ordinal));
    }
}
