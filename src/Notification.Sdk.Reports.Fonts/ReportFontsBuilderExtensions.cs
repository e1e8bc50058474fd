using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Notification.Sdk.Reports;
using Notification.Sdk.Reports.Fonts;

namespace Notification.Sdk;

/// <summary>The verb of the package of fonts.</summary>
public static class ReportFontsBuilderExtensions
{
    /// <summary>Brings fonts for PDF reports along: Latin, Greek and Cyrillic letters; the 6,763 Chinese characters of GB 2312;
    /// kana and the 2,965 common kanji of JIS X 0208, level 1, in their Chinese forms. Fonts that
    /// <see cref="PdfReportOptions.Fonts"/> names are asked first. Adding them twice adds them once.</summary>
    /// <param name="builder">The builder.</param>
    public static ISecurityNotificationsBuilder AddReportFonts(this ISecurityNotificationsBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IReportFonts, NotoSans>(),
            ServiceDescriptor.Singleton<IReportFonts, NotoSansBold>(),
            ServiceDescriptor.Singleton<IReportFonts, NotoSansSC>(),
        ]);
        return builder;
    }
}
