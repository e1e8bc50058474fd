namespace Notification.Sdk.Testing.Tests.Reports;

/// <summary>What can be wrong with a report generator.</summary>
public enum ReportDefect
{
    None,
    ShoutsItsFormat,
    NamesAFolder,
    HasNoMediaType,
    IsEmptyWithoutEvents,
    NeedsFigures,
    KnowsEnglishOnly,
    ReadsTheClock,
    ReadsTheCulture,
    ChokesOnMany,
    WritesRawText,
    ThrowsWhenCancelled,
}
