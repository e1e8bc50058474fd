using Microsoft.Extensions.DependencyInjection;

namespace Notification.Sdk.Reports.Tests;

/// <summary>The example of docs/reports.md.</summary>
internal static class ReportsSample
{
    public static void Register(IServiceCollection services)
    {
        services.AddSecurityNotifications()
            .AddReportFonts()
            .AddPdfReports(options => options.Fonts.Add("/opt/fonts/CompanySans.ttf"));
    }
}
