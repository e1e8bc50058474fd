using Notification.Sdk.Testing.Servers;

namespace Notification.Sdk.Testing;

/// <summary>The other end of an HTTP channel, in the process and on loopback: a receiver of webhooks, DingTalk, or an SMS gateway, each in its
/// vendor's own words. Keeps every request. Thread-safe.</summary>
/// <remarks>A channel reaches it when its options allow it: <c>Http.RequireHttps = false</c> and <c>Http.AllowedNetworks.Add("127.0.0.0/8")</c>.</remarks>
public sealed class FakeHttpServer : IAsyncDisposable
{
    private const string Page = "<html>Welcome to the proxy</html>";
    private readonly Dictionary<CounterpartAnswer, (int Status, string Headers, string Body)> _answers = [];
    private readonly LoopbackServer _server;
    private volatile CounterpartAnswer _answer;

    /// <summary>A server of your own vendor: it accepts with an empty 200 until <see cref="On"/> says otherwise.</summary>
    public FakeHttpServer()
    {
        On(CounterpartAnswer.Accept, 200);
        _server = new LoopbackServer(AnswerAsync);
    }

    /// <summary>The address, without a path: <c>http://127.0.0.1:</c> and a free port.</summary>
    public string Url => $"http://127.0.0.1:{_server.Port}";

    /// <summary>What came, in order.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => [.. _server.Requests];

    /// <summary>A receiver of webhooks. It defers for 90 seconds by 429, and rejects by 410.</summary>
    public static FakeHttpServer Webhook() => new FakeHttpServer()
        .On(CounterpartAnswer.Accept, 204)
        .On(CounterpartAnswer.Defer, 429, headers: "Retry-After: 90\r\n")
        .On(CounterpartAnswer.Reject, 410);

    /// <summary>DingTalk's custom robots. They defer by 130101, and reject by 400013.</summary>
    public static FakeHttpServer DingTalk() => Vendor(
        200,
        """{"errcode":0,"errmsg":"ok"}""",
        """{"errcode":130101,"errmsg":"send too fast, exceed 20 times per minute"}""",
        """{"errcode":400013,"errmsg":"the group is dissolved"}""");

    /// <summary>Alibaba Cloud SMS. It defers by isv.BUSINESS_LIMIT_CONTROL, and rejects by isv.MOBILE_NUMBER_ILLEGAL.</summary>
    public static FakeHttpServer AlibabaCloud() => Vendor(
        200,
        """{"Code":"OK","Message":"OK","RequestId":"R-1","BizId":"900^0"}""",
        """{"Code":"isv.BUSINESS_LIMIT_CONTROL","Message":"m","RequestId":"R-1"}""",
        """{"Code":"isv.MOBILE_NUMBER_ILLEGAL","Message":"m","RequestId":"R-1"}""");

    /// <summary>Twilio. It defers for 30 seconds by 20429, and rejects by 21211.</summary>
    public static FakeHttpServer Twilio() => Vendor(201, """{"sid":"SM1","status":"queued","error_code":null}""", "", "")
        .On(CounterpartAnswer.Defer, 429, """{"code":20429,"message":"Too Many Requests","status":429}""", "Retry-After: 30\r\n")
        .On(CounterpartAnswer.Reject, 400, """{"code":21211,"message":"Invalid 'To' Phone Number","status":400}""");

    /// <summary>The HTTP interface of Kannel. It defers for 30 seconds by 503, and rejects by 403.</summary>
    public static FakeHttpServer Kannel() => Vendor(202, "0: Accepted for delivery", "", "")
        .On(CounterpartAnswer.Defer, 503, "Temporal failure, try again later.", "Retry-After: 30\r\n")
        .On(CounterpartAnswer.Reject, 403, "Authorization failed for sendsms");

    /// <summary>Says how it answers in a certain mood, in place of what was said before.</summary>
    /// <param name="answer">The mood.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body.</param>
    /// <param name="headers">Further headers, each with its line end.</param>
    /// <returns>The server itself.</returns>
    public FakeHttpServer On(CounterpartAnswer answer, int status, string body = "", string headers = "")
    {
        lock (_answers)
        {
            _answers[answer] = (status, headers, body);
        }

        return this;
    }

    /// <summary>Makes it behave from now on; it accepts at first.</summary>
    /// <param name="answer">The mood. Every server can drop connections and hang.</param>
    /// <returns>False when it has no such answer; it goes on as before then.</returns>
    public bool Prepare(CounterpartAnswer answer)
    {
        lock (_answers)
        {
            if (!_answers.ContainsKey(answer) && answer is not (CounterpartAnswer.Drop or CounterpartAnswer.Hang))
            {
                return false;
            }
        }

        _answer = answer;
        return true;
    }

    /// <summary>Ends all connections and closes the port.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static FakeHttpServer Vendor(int accepted, string accept, string defer, string reject) => new FakeHttpServer()
        .On(CounterpartAnswer.Accept, accepted, accept)
        .On(CounterpartAnswer.Defer, accepted, defer)
        .On(CounterpartAnswer.Reject, accepted, reject)
        .On(CounterpartAnswer.Nonsense, 200, Page, "Content-Type: text/html\r\n");

    private Task AnswerAsync(ReceivedRequest request, Stream stream, System.Net.Sockets.Socket socket, CancellationToken token)
    {
        switch (_answer)
        {
            case CounterpartAnswer.Drop:
                LoopbackServer.Reset(socket);
                return Task.CompletedTask;
            case CounterpartAnswer.Hang:
                return LoopbackServer.HangAsync(token);
            default:
                (int status, string headers, string body) answer;
                lock (_answers)
                {
                    answer = _answers[_answer];
                }

                return LoopbackServer.ReplyAsync(stream, answer.status, answer.headers, answer.body, token);
        }
    }
}
