namespace Notification.Sdk.Testing.Tests.Secrets;

/// <summary>The other ends of all channels; they answer alike.</summary>
internal sealed class Counterparts : IAsyncDisposable
{
    public FakeSmtpServer Mail { get; } = new();

    public FakeHttpServer Webhook { get; } = FakeHttpServer.Webhook()
        .On(CounterpartAnswer.Nonsense, 302, headers: "Location: http://127.0.0.1:1/\r\n");

    public FakeHttpServer DingTalk { get; } = FakeHttpServer.DingTalk()
        .On(CounterpartAnswer.Reject, 200, """{"errcode":300005,"errmsg":"token is not exist"}""");

    public FakeHttpServer AlibabaCloud { get; } = FakeHttpServer.AlibabaCloud()
        .On(CounterpartAnswer.Reject, 200, """{"Code":"InvalidAccessKeyId.NotFound","Message":"m"}""");

    public FakeHttpServer Twilio { get; } = FakeHttpServer.Twilio()
        .On(CounterpartAnswer.Reject, 401, """{"code":20003,"message":"Authenticate","status":401}""");

    public FakeHttpServer Kannel { get; } = FakeHttpServer.Kannel();

    private FakeHttpServer[] OverHttp => [Webhook, DingTalk, AlibabaCloud, Twilio, Kannel];

    /// <summary>Whether each of them was asked at least once.</summary>
    public bool WereAllAsked => Mail.Mails.Count > 0 && OverHttp.All(counterpart => counterpart.Requests.Count > 0);

    /// <summary>How many messages they have read to the end, together.</summary>
    public int Read => Mail.Mails.Count(mail => mail.Parts.Count > 0) + OverHttp.Sum(counterpart => counterpart.Requests.Count);

    public void Prepare(CounterpartAnswer answer)
    {
        Mail.Prepare(answer);
        Assert.All(OverHttp, counterpart => Assert.True(counterpart.Prepare(answer)));
    }

    public async ValueTask DisposeAsync()
    {
        await Mail.DisposeAsync();
        foreach (FakeHttpServer counterpart in OverHttp)
        {
            await counterpart.DisposeAsync();
        }
    }
}
