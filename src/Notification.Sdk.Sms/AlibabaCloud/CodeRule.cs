namespace Notification.Sdk.Sms.AlibabaCloud;

/// <summary>A code of the vendor.</summary>
/// <param name="Class">What it comes to.</param>
/// <param name="Mend">What it means and what to mend.</param>
/// <param name="Wait">How long to wait.</param>
internal sealed record CodeRule(CodeClass Class, string Mend, TimeSpan? Wait = null)
{
    public bool ConcernsNumbers => Class is CodeClass.NumberLater or CodeClass.NumberRefused;

    public SmsAnswer ToAnswer(string code, string? messageId, TimeSpan? wait) => Class switch
    {
        CodeClass.Arrived => SmsAnswer.Accepted(code, messageId, Mend),
        CodeClass.Later or CodeClass.NumberLater => SmsAnswer.Deferred(code, Mend, wait ?? Wait),
        CodeClass.LaterForAll => SmsAnswer.Deferred(code, Mend, wait ?? Wait, pausesEndpoint: true),
        CodeClass.AccountRefused => SmsAnswer.Refused(code, Mend, disablesEndpoint: true),
        _ => SmsAnswer.Refused(code, Mend),
    };
}
