using Microsoft.Extensions.Options;
using Notification.Sdk.Sms.Numbers;

namespace Notification.Sdk.Sms.Settings;

internal sealed class TwilioOptionsRules : IValidateOptions<TwilioSmsOptions>
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public ValidateOptionsResult Validate(string? name, TwilioSmsOptions options)
    {
        var faults = new OptionFaults(options.Key);
        faults.Http(options.Http);
        faults.Url(nameof(options.Url), options.Url, options.Http.RequireHttps, allowsQuery: false);
        faults.Sid(nameof(options.AccountSid), options.AccountSid, "AC");
        if (options.ApiKeySid is null)
        {
            faults.Given(
                nameof(options.AuthToken),
                options.AuthToken,
                "copy it from the console, or give ApiKeySid and ApiKeySecret");
        }
        else
        {
            faults.Sid(nameof(options.ApiKeySid), options.ApiKeySid, "SK");
            faults.Given(nameof(options.ApiKeySecret), options.ApiKeySecret, "give the secret of the API key");
        }

        CheckSender(options, faults);
        if (options.StatusCallback is { } callback)
        {
            faults.Url(nameof(options.StatusCallback), callback, requireHttps: false, allowsQuery: true);
            if (Uri.TryCreate(callback, UriKind.Absolute, out Uri? uri) && uri.Host.Contains('_'))
            {
                faults.Add(
                    nameof(options.StatusCallback),
                    "has an underscore in its host, which Twilio refuses: use another name.");
            }
        }

        if (options.ValidityPeriod is { } validity)
        {
            faults.Between(nameof(options.ValidityPeriod), validity, Second, TimeSpan.FromHours(10));
        }

        return faults.All.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults.All);
    }

    private static void CheckSender(TwilioSmsOptions options, OptionFaults faults)
    {
        if (options.From is null == options.MessagingServiceSid is null)
        {
            faults.Add(
                nameof(options.From),
                "and MessagingServiceSid: give exactly one of them, the sender or the service that chooses it.");
        }
        else if (options.MessagingServiceSid is { } service)
        {
            faults.Sid(nameof(options.MessagingServiceSid), service, "MG");
        }
        else if (options.From is { } from && !IsSender(from))
        {
            faults.Add(
                nameof(options.From),
                "is no sender: give a number such as +12025550123, a short code, or a name of up to 11 letters and "
                + "digits.");
        }
    }

    private static bool IsSender(string from) => from.StartsWith('+')
        ? PhoneNumber.TryParse(from, out string? number, out _) && number == from
        : from.Length is >= 3 and <= 11 && from.All(c => char.IsAsciiLetterOrDigit(c) || c == ' ');
}
