using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Notification.Sdk.Reports;
using Notification.Sdk.Reports.Content;
using Notification.Sdk.Reports.Data;
using Notification.Sdk.Reports.Fonts;
using Notification.Sdk.Reports.Html;
using Notification.Sdk.Settings.Keys;

namespace Notification.Sdk;

/// <summary>The verbs of the reports package.</summary>
public static class ReportsBuilderExtensions
{
    /// <summary>Adds a PDF document to each report. Adding it twice adds it once. At least one TrueType font is needed; see
    /// <see cref="PdfReportOptions.Fonts"/>.</summary>
    /// <param name="builder">The builder.</param>
    public static ISecurityNotificationsBuilder AddPdfReports(this ISecurityNotificationsBuilder builder) =>
        AddPdf(builder, null);

    /// <summary>Adds a PDF document to each report. Adding it twice adds it once, with both sets of options in order.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    public static ISecurityNotificationsBuilder AddPdfReports(
        this ISecurityNotificationsBuilder builder, Action<PdfReportOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return AddPdf(builder, options => options.Configure(configure));
    }

    /// <summary>Adds a PDF document to each report.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="section">Holds the options.</param>
    public static ISecurityNotificationsBuilder AddPdfReports(
        this ISecurityNotificationsBuilder builder, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return AddPdf(builder, options => options.CheckKeys(section, "Reports").Bind(section).Configure(o => o.Key = section.Path));
    }

    /// <summary>Adds an HTML document to each report: one page that loads nothing, with its charts in it, for the screen and for
    /// paper. Adding it twice adds it once.</summary>
    /// <param name="builder">The builder.</param>
    public static ISecurityNotificationsBuilder AddHtmlReports(this ISecurityNotificationsBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<IReportContent, ReportContent>();
        return builder.AddReportGenerator<HtmlReportGenerator>();
    }

    /// <summary>Adds a CSV document (RFC 4180, UTF-8) to each report: a row for each finding. Whatever a spreadsheet would take for a formula
    /// gets an apostrophe before it. Adding it twice adds it once.</summary>
    /// <param name="builder">The builder.</param>
    public static ISecurityNotificationsBuilder AddCsvReports(this ISecurityNotificationsBuilder builder) =>
        builder.AddReportGenerator<CsvReportGenerator>();

    /// <summary>Adds a JSON document to each report; the package holds its schema, <c>schema/report-v1.schema.json</c>. Adding it twice adds
    /// it once.</summary>
    /// <param name="builder">The builder.</param>
    public static ISecurityNotificationsBuilder AddJsonReports(this ISecurityNotificationsBuilder builder) =>
        builder.AddReportGenerator<JsonReportGenerator>();

    private static ISecurityNotificationsBuilder AddPdf(
        ISecurityNotificationsBuilder builder, Action<OptionsBuilder<PdfReportOptions>>? configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        OptionsBuilder<PdfReportOptions> options = builder.Services.AddOptions<PdfReportOptions>().ValidateOnStart();
        configure?.Invoke(options);
        builder.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<PdfReportOptions>, PdfReportOptionsRules>());
        builder.Services.TryAddSingleton<FontLibrary>();
        builder.Services.TryAddSingleton<IReportContent, ReportContent>();
        return builder.AddReportGenerator<PdfReportGenerator>();
    }
}
