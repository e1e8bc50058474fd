using Microsoft.Extensions.Logging;

namespace Notification.Sdk.Reports.Fonts;

internal static partial class FontLog
{
    [LoggerMessage(
        EventId = 1,
        Level = LogLevel.Warning,
        Message = "No font for Chinese and Japanese was found: such characters will be shown by their numbers in PDF reports. "
            + "Install one, or use the package Notification.Sdk.Reports.Fonts.")]
    public static partial void NoEastAsian(ILogger logger);

    [LoggerMessage(EventId = 2, Level = LogLevel.Debug, Message = "A font is passed over. {Reason}")]
    public static partial void PassedOver(ILogger logger, string reason);

    [LoggerMessage(
        EventId = 3,
        Level = LogLevel.Error,
        Message = "{Count} characters of the report on {Topic} are in no font and are shown by their numbers: {Characters}")]
    public static partial void Missing(ILogger logger, int count, string topic, string characters);
}
