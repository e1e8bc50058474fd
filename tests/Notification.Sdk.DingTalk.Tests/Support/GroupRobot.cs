using System.Text.Json;

namespace Notification.Sdk.DingTalk.Tests.Support;

/// <summary>One robot at the vendor: its security settings, its limit, its ban, and what it was told to
/// answer.</summary>
internal sealed class GroupRobot(ManualClock time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Ban = TimeSpan.FromMinutes(10);
    private readonly List<DateTimeOffset> _accepted = [];
    private DateTimeOffset _bannedUntil;

    public string? Secret { get; init; }

    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Answers given instead of its own, one each; the last one for ever.</summary>
    public Queue<string> Script { get; } = new();

    public List<JsonElement> Posts { get; } = [];

    public IReadOnlyList<DateTimeOffset> Accepted => _accepted;

    /// <summary>The most that was accepted in any minute.</summary>
    public int MostInAMinute => _accepted.Max(at => _accepted.Count(other => other > at - Minute && other <= at));

    /// <summary>The titles of what was posted as Markdown.</summary>
    public IEnumerable<string?> Titles =>
        Posts.Select(post => post.GetProperty("markdown").GetProperty("title").GetString());

    public string Take(IReadOnlyDictionary<string, string> query, JsonElement body)
    {
        if (Script.Count > 0)
        {
            return Script.Count > 1 ? Script.Dequeue() : Script.Peek();
        }

        string answer = Judge(query, body.GetRawText());
        if (answer == VendorAnswers.Ok)
        {
            _accepted.Add(time.GetUtcNow());
            Posts.Add(body);
        }

        return answer;
    }

    private string Judge(IReadOnlyDictionary<string, string> query, string body)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (now < _bannedUntil)
        {
            return VendorAnswers.Of(130101, "send too fast");
        }

        if (_accepted.Count(at => at > now - Minute) >= 20)
        {
            _bannedUntil = now + Ban;
            return VendorAnswers.Of(130101, "send too fast, exceed 20 times per minute");
        }

        return FindSecurityFault(query, body, now) ?? VendorAnswers.Ok;
    }

    private string? FindSecurityFault(IReadOnlyDictionary<string, string> query, string body, DateTimeOffset now)
    {
        if (Secret is not null)
        {
            string timestamp = query.GetValueOrDefault("timestamp", "0");
            if (Math.Abs(long.Parse(timestamp, null) - now.ToUnixTimeMilliseconds()) > 3_600_000)
            {
                return VendorAnswers.Of(310000, "invalid timestamp");
            }

            if (query.GetValueOrDefault("sign") != HandMadeHmac.Base64(Secret, $"{timestamp}\n{Secret}"))
            {
                return VendorAnswers.Of(310000, "sign not match");
            }
        }

        return Keywords.Count == 0 || Keywords.Any(word => body.Contains(word, StringComparison.Ordinal))
            ? null
            : VendorAnswers.Of(310000, "keywords not in content");
    }
}
