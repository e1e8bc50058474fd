namespace Notification.Sdk.Sms;

/// <summary>The answer for one number. Immutable. Holds no number, no text of the message and no secret.</summary>
public sealed class SmsAnswer
{
    private SmsAnswer(SmsStatus status, string code, string detail)
    {
        Status = status;
        Code = code ?? throw new ArgumentNullException(nameof(code));
        Detail = detail ?? throw new ArgumentNullException(nameof(detail));
    }

    /// <summary>What the vendor said.</summary>
    public SmsStatus Status { get; }

    /// <summary>The vendor's own code.</summary>
    public string Code { get; }

    /// <summary>What it means and what to mend, in one sentence; empty when there is nothing to say.</summary>
    public string Detail { get; }

    /// <summary>The vendor's id of the message, by which delivery reports name it; null when there is none.</summary>
    public string? MessageId { get; private init; }

    /// <summary>How long to wait before it is sent again, when the vendor says so.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>Whether the wait holds for every message of the endpoint.</summary>
    public bool PausesEndpoint { get; private init; }

    /// <summary>Whether it is certain that nothing of the message reached the vendor.</summary>
    public bool NothingSent { get; private init; }

    /// <summary>Whether a person must mend the account first, so that the endpoint is disabled and its messages
    /// wait.</summary>
    public bool DisablesEndpoint { get; private init; }

    /// <summary>The vendor took it.</summary>
    /// <param name="code">The vendor's code.</param>
    /// <param name="messageId">The vendor's id of the message.</param>
    /// <param name="detail">Anything worth telling.</param>
    public static SmsAnswer Accepted(string code, string? messageId = null, string detail = "") =>
        new(SmsStatus.Accepted, code, detail) { MessageId = messageId };

    /// <summary>Not now; trying again makes sense.</summary>
    /// <param name="code">The vendor's code.</param>
    /// <param name="detail">What it means and what to mend.</param>
    /// <param name="retryAfter">How long to wait.</param>
    /// <param name="pausesEndpoint">Whether the wait holds for every message of the endpoint.</param>
    /// <param name="nothingSent">Whether it is certain that nothing of the message reached the vendor.</param>
    public static SmsAnswer Deferred(
        string code, string detail, TimeSpan? retryAfter = null, bool pausesEndpoint = false, bool nothingSent = false) =>
        new(SmsStatus.Deferred, code, detail)
        {
            RetryAfter = retryAfter,
            PausesEndpoint = pausesEndpoint,
            NothingSent = nothingSent,
        };

    /// <summary>Never; trying again makes no sense.</summary>
    /// <param name="code">The vendor's code.</param>
    /// <param name="detail">What it means and what to mend.</param>
    /// <param name="disablesEndpoint">Whether a person must mend the account first.</param>
    public static SmsAnswer Refused(string code, string detail, bool disablesEndpoint = false) =>
        new(SmsStatus.Refused, code, detail) { DisablesEndpoint = disablesEndpoint };

    /// <summary>The request may have arrived and the answer did not.</summary>
    /// <param name="detail">What happened.</param>
    public static SmsAnswer Unknown(string detail) => new(SmsStatus.Unknown, SmsCodes.Unknown, detail);

    /// <summary>Status and code, for logs.</summary>
    public override string ToString() => $"{Status} {Code}";
}
