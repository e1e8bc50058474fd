using System.Collections.Concurrent;
using System.Text.Json;

namespace Notification.Sdk.DingTalk.Tests.Support;

/// <summary>The vendor on loopback: checks method, headers, token, signature, keywords and pace, on the clock of the
/// test.</summary>
internal sealed class RobotServer : IAsyncDisposable
{
    private readonly LoopbackServer _server;
    private readonly ManualClock _time;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, GroupRobot> _robots = [];

    public RobotServer(ManualClock time)
    {
        _time = time;
        _server = new LoopbackServer(async (request, stream, _, token) =>
        {
            if (Hangs)
            {
                await LoopbackServer.HangAsync(token);
            }

            (int status, string headers, string body) = Http ?? (200, "", Answer(request));
            await LoopbackServer.ReplyAsync(stream, status, headers, body, token);
        });
    }

    /// <summary>What is said to everything, whatever the robots think.</summary>
    public (int Status, string Headers, string Body)? Http { get; set; }

    public bool Hangs { get; set; }

    public ConcurrentQueue<ReceivedRequest> Requests => _server.Requests;

    public Task FirstRequest => _server.FirstRequest;

    public GroupRobot Add(string token, string? secret = null, params string[] keywords) =>
        _robots[token] = new GroupRobot(_time) { Secret = secret, Keywords = keywords };

    public string Url(string token) => $"http://127.0.0.1:{_server.Port}/robot/send?access_token={token}";

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private string Answer(ReceivedRequest request)
    {
        // As strict as a decoder of forms: a bare '+' is a blank.
        string text = request.Target[(request.Target.IndexOf('?', StringComparison.Ordinal) + 1)..];
        Dictionary<string, string> query = text.Split('&')
            .Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1].Replace('+', ' ')));
        if (request.Method != "POST")
        {
            return VendorAnswers.Of(43002, "must be post");
        }

        if (request.Headers.GetValueOrDefault("Content-Type") != "application/json; charset=utf-8")
        {
            return VendorAnswers.Of(43004, "wrong content type");
        }

        JsonElement body = JsonDocument.Parse(request.Body).RootElement;
        lock (_lock)
        {
            return _robots.TryGetValue(query["access_token"], out GroupRobot? robot)
                ? robot.Take(query, body)
                : VendorAnswers.Of(300005, "token is not exist");
        }
    }
}
