using Notification.Sdk.Testing;

namespace Notification.Sdk.Http.Tests.Support;

/// <summary>The other end of an HTTP channel in a conformance suite: answers in the vendor's words, drops, hangs.</summary>
internal sealed class HttpCounterpart : IAsyncDisposable
{
    private readonly Dictionary<CounterpartAnswer, (int Status, string Headers, string Body)> _answers;
    private readonly LoopbackServer _server;
    private volatile CounterpartAnswer _answer;

    public HttpCounterpart(params (CounterpartAnswer Answer, int Status, string Headers, string Body)[] answers)
    {
        _answers = answers.ToDictionary(a => a.Answer, a => (a.Status, a.Headers, a.Body));
        _server = new LoopbackServer(AnswerAsync);
    }

    public string Url => $"http://127.0.0.1:{_server.Port}";

    /// <summary>What came, in order.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => [.. _server.Requests];

    public bool Prepare(CounterpartAnswer answer)
    {
        _answer = answer;
        return _answers.ContainsKey(answer) || answer is CounterpartAnswer.Drop or CounterpartAnswer.Hang;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

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
                (int status, string headers, string body) = _answers[_answer];
                return LoopbackServer.ReplyAsync(stream, status, headers, body, token);
        }
    }
}
