using System.Globalization;

namespace Notification.Sdk.Reports;

/// <summary>The name of a report's file: the topic and the last day.</summary>
internal static class ReportFileName
{
    private const int MostOfTopic = 60;

    public static string Of(ReportRequest request, string format)
    {
        string topic = new([.. request.Topic.Take(MostOfTopic).Select(Safe)]);
        DateTimeOffset day = TimeZoneInfo.ConvertTime(request.To, request.TimeZone);
        return string.Create(CultureInfo.InvariantCulture, $"{(topic.Length == 0 ? "report" : topic)}-{day:yyyy-MM-dd}.{format}");
    }
    private static char Safe(char character) =>
        char.IsAsciiLetterOrDigit(character) || character is '-' or '_' ? character : '-';
}
