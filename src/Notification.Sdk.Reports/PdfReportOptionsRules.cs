using Microsoft.Extensions.Options;
using Notification.Sdk.Reports.Fonts;

namespace Notification.Sdk.Reports;

internal sealed class PdfReportOptionsRules(FontLibrary library) : IValidateOptions<PdfReportOptions>
{
    public ValidateOptionsResult Validate(string? name, PdfReportOptions options)
    {
        try
        {
            library.Open(options);
            return ValidateOptionsResult.Success;
        }
        catch (FontFileException fault)
        {
            return ValidateOptionsResult.Fail($"{options.Key}:{nameof(PdfReportOptions.Fonts)}: {fault.Message}");
        }
    }
}
