using Microsoft.Extensions.Options;
using Notification.Sdk.Sms.Gateways;

namespace Notification.Sdk.Sms.Settings;

internal sealed class SmsOptionsRules(SmsGateways gateways) : IValidateOptions<SmsOptions>
{
    public ValidateOptionsResult Validate(string? name, SmsOptions options)
    {
        var faults = new OptionFaults(options.Key);
        faults.Between(nameof(SmsOptions.MaxParts), options.MaxParts, 1, 10);
        faults.Between(nameof(SmsOptions.ReportCapacity), options.ReportCapacity, 100, 1_000_000);
        faults.Between(nameof(SmsOptions.DailyParts), options.DailyParts ?? 1, 1, SmsSettings.MostDailyParts);
        if (options.DailyParts < options.MaxParts)
        {
            faults.Add(
                nameof(SmsOptions.DailyParts),
                $"is less than MaxParts ({options.MaxParts}), so that a long message could never go: raise it, or lower "
                + "MaxParts.");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone ?? "", out TimeZoneInfo? zone) || !zone.HasIanaId)
        {
            faults.Add(
                nameof(SmsOptions.TimeZone),
                $"is '{options.TimeZone}', which is no IANA zone: give one such as 'Asia/Shanghai'.");
        }

        if (gateways.IsEmpty)
        {
            faults.Add("Gateways", "are missing: call UseAlibabaCloud, UseTwilio, UseKannel or UseGateway in AddSms.");
        }

        return faults.All.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults.All);
    }
}
