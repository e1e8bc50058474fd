using Microsoft.Extensions.Options;

namespace Notification.Sdk.Sms.Settings;

internal sealed class KannelOptionsRules : IValidateOptions<KannelSmsOptions>
{
    public ValidateOptionsResult Validate(string? name, KannelSmsOptions options)
    {
        var faults = new OptionFaults(options.Key);
        faults.Http(options.Http);
        faults.Url(nameof(options.Url), options.Url, options.Http.RequireHttps, allowsQuery: false);
        faults.Given(nameof(options.Username), options.Username, "give the username of group sendsms-user");
        faults.Given(nameof(options.Password), options.Password, "give the password of group sendsms-user");
        faults.Between(nameof(options.DlrMask), options.DlrMask, 1, 31);
        if (options.Validity is { } validity)
        {
            faults.Between(nameof(options.Validity), validity, TimeSpan.FromMinutes(1), TimeSpan.FromDays(7));
        }

        if (options.DlrUrl is { } reports)
        {
            faults.Url(nameof(options.DlrUrl), reports, requireHttps: false, allowsQuery: true);
            if (reports.Contains('%', StringComparison.Ordinal))
            {
                faults.Add(
                    nameof(options.DlrUrl),
                    "holds a percent sign, which Kannel takes for one of its own: use plain characters.");
            }
        }

        return faults.All.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults.All);
    }
}
