using Notification.Sdk.Email.Tests.Conformance;
using Notification.Sdk.Http.Tests.Support;

namespace Notification.Sdk.Testing.Tests.Secrets;

/// <summary>The other ends of all channels; they answer alike.</summary>
internal sealed class Counterparts : IAsyncDisposable
{
    private const string Page = "<html>Welcome to the proxy</html>";

    public MailCounterpart Mail { get; } = new();

    public HttpCounterpart Webhook { get; } = new(
        (CounterpartAnswer.Accept, 204, "", ""),
        (CounterpartAnswer.Defer, 429, "Retry-After: 90\r\n", ""),
        (CounterpartAnswer.Reject, 410, "", ""),
        (CounterpartAnswer.Nonsense, 302, "Location: http://127.0.0.1:1/\r\n", ""));

    public HttpCounterpart DingTalk { get; } = Json(
        """{"errcode":0,"errmsg":"ok"}""",
        """{"errcode":130101,"errmsg":"send too fast"}""",
        """{"errcode":300005,"errmsg":"token is not exist"}""");

    public HttpCounterpart AlibabaCloud { get; } = Json(
        """{"Code":"OK","BizId":"900^0","RequestId":"R"}""",
        """{"Code":"isv.BUSINESS_LIMIT_CONTROL","Message":"m"}""",
        """{"Code":"InvalidAccessKeyId.NotFound","Message":"m"}""");

    public HttpCounterpart Twilio { get; } = new(
        (CounterpartAnswer.Accept, 201, "", """{"sid":"SM1","status":"queued","error_code":null}"""),
        (CounterpartAnswer.Defer, 429, "Retry-After: 30\r\n", """{"code":20429,"status":429}"""),
        (CounterpartAnswer.Reject, 401, "", """{"code":20003,"message":"Authenticate","status":401}"""),
        (CounterpartAnswer.Nonsense, 200, "", Page));

    public HttpCounterpart Kannel { get; } = new(
        (CounterpartAnswer.Accept, 202, "", "0: Accepted for delivery"),
        (CounterpartAnswer.Defer, 503, "", "Temporal failure, try again later."),
        (CounterpartAnswer.Reject, 403, "", "Authorization failed for sendsms"),
        (CounterpartAnswer.Nonsense, 200, "", Page));

    private HttpCounterpart[] OverHttp => [Webhook, DingTalk, AlibabaCloud, Twilio, Kannel];

    /// <summary>Whether each of them was asked at least once.</summary>
    public bool WereAllAsked => Mail.Mails.Count > 0 && OverHttp.All(counterpart => counterpart.Requests.Count > 0);

    public void Prepare(CounterpartAnswer answer)
    {
        Mail.Prepare(answer);
        Assert.All(OverHttp, counterpart => Assert.True(counterpart.Prepare(answer)));
    }

    public async ValueTask DisposeAsync()
    {
        await Mail.DisposeAsync();
        foreach (HttpCounterpart counterpart in OverHttp)
        {
            await counterpart.DisposeAsync();
        }
    }

    private static HttpCounterpart Json(string accept, string defer, string reject) => new(
        (CounterpartAnswer.Accept, 200, "", accept),
        (CounterpartAnswer.Defer, 200, "", defer),
        (CounterpartAnswer.Reject, 200, "", reject),
        (CounterpartAnswer.Nonsense, 200, "", Page));
}
