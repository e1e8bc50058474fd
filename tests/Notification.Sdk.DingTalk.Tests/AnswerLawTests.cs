using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck.Fluent;
using Notification.Sdk.DingTalk.Answers;
using Notification.Sdk.Http;

namespace Notification.Sdk.DingTalk.Tests;

/// <summary>Whatever stands at the other end, its answer is understood or called none.</summary>
public sealed class AnswerLawTests
{
    private const string Delivered = """{"errcode":0,"errmsg":"ok"}""";

    [Fact]
    public void Any_bytes_have_a_verdict_and_only_code_zero_delivers() => Prop.ForAll(
        Damage.Of(Delivered, """{"errcode":"310000","errmsg":"description:关键词不匹配;solution:请联系群管理员"}""", """{"errmsg":"send too fast","errcode":130101}""", "<html></html>"),
        body =>
        {
            using var response = new HttpResponseMessage();
            RobotAnswer answer = RobotAnswer.Parse(HttpAnswer.Of(response, body, false, DateTimeOffset.UnixEpoch));
            Verdict verdict = ErrorCodes.Judge(answer);

            Assert.True(verdict.Code == ErrorCodes.BadAnswer || long.TryParse(verdict.Code, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _), verdict.Code);
            Assert.Equal(verdict.Kind == VerdictKind.Delivered, SaysZero(body));
        }).Holds(2000);

    [Fact]
    public void The_vendors_words_may_be_no_text()
    {
        using var response = new HttpResponseMessage();
        byte[] body = Encoding.ASCII.GetBytes("""{"errcode":310000,"errmsg":"\ud800 keywords"}""");

        Assert.Equal("310000", ErrorCodes.Judge(RobotAnswer.Parse(HttpAnswer.Of(response, body, false, DateTimeOffset.UnixEpoch))).Code);
    }

    // Another reader than ours.
    private static bool SaysZero(byte[] body)
    {
        try
        {
            Dictionary<string, object>? members = JsonSerializer.Deserialize<Dictionary<string, object>>(Encoding.UTF8.GetString(body));
            return members is not null && members.TryGetValue("errcode", out object? code) && code is JsonElement element
                && (element.ValueKind == JsonValueKind.Number ? element.GetRawText() : element.ValueKind == JsonValueKind.String ? element.GetString() : "") is { } text
                && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) && number == 0;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
