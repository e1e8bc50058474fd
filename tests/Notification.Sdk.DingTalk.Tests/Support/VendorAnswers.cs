using System.Text.Json;

namespace Notification.Sdk.DingTalk.Tests.Support;

/// <summary>The vendor's answers.</summary>
internal static class VendorAnswers
{
    public const string Ok = """{"errcode":0,"errmsg":"ok"}""";

    public static string Of(long code, string text) =>
        $"{{\"errcode\":{code},\"errmsg\":{JsonSerializer.Serialize(text)}}}";
}
