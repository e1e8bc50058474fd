using System.Globalization;
using System.Text.Json;
using Notification.Sdk.Http;

namespace Notification.Sdk.DingTalk.Answers;

/// <summary>What the vendor said.</summary>
/// <param name="Code">The error code; null when the answer is none of the vendor's.</param>
/// <param name="Text">The vendor's words, to tell apart what shares a code. Of unknown origin: they must not go into
/// receipts.</param>
internal readonly record struct RobotAnswer(long? Code, string Text)
{
    public static RobotAnswer Parse(HttpAnswer answer)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(answer.Body);
            JsonElement root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("errcode", out JsonElement code)
                ? new(ReadCode(code), ReadText(root))
                : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static long? ReadCode(JsonElement code) => code.ValueKind switch
    {
        JsonValueKind.Number when code.TryGetInt64(out long number) => number,
        JsonValueKind.String when long.TryParse(
            code.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) => number,
        _ => null,
    };

    private static string ReadText(JsonElement root) =>
        root.TryGetProperty("errmsg", out JsonElement text) && text.ValueKind == JsonValueKind.String
            ? text.GetString() ?? ""
            : "";
}
