using System.Globalization;
using Microsoft.Extensions.Options;
using Notification.Sdk.Email.Addressing;
using Notification.Sdk.Settings.Keys;

namespace Notification.Sdk.Email.Settings;

/// <summary>Checks what the attributes say, and what one value says about another. Each failure names the key, the fault and the mend; none repeats
/// a secret.</summary>
internal sealed class EmailOptionsRules : IValidateOptions<EmailOptions>
{
    private static readonly EmailOptionsValidator Attributes = new();

    public ValidateOptionsResult Validate(string? name, EmailOptions options)
    {
        List<string> failures = [.. AttributeFaults.Under(options.ConfigurationPath, Attributes.Validate(name, options).Failures)];
        void Fail(string key, string fault) => failures.Add($"{options.ConfigurationPath}:{key}: {fault}");

        CheckMailbox(nameof(EmailOptions.From), options.From, Fail);
        CheckMailbox(nameof(EmailOptions.ReplyTo), options.ReplyTo, Fail);
        CheckMailbox(nameof(EmailOptions.EnvelopeSender), options.EnvelopeSender, Fail);
        CheckTime(nameof(EmailOptions.DeferralWait), options.DeferralWait, TimeSpan.Zero, TimeSpan.FromDays(1), Fail);
        CheckTime(nameof(EmailOptions.FaultWait), options.FaultWait, TimeSpan.Zero, TimeSpan.FromDays(1), Fail);
        if (UnsubscribeHeaders.Find(options.ListUnsubscribe, options.ListUnsubscribePost) is { } fault)
            Fail(nameof(EmailOptions.ListUnsubscribe), fault);
        if (options.UsesSmtp)
            SmtpOptionsRules.Check(options.Smtp, (key, fault) => Fail($"{nameof(EmailOptions.Smtp)}:{key}", fault));

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    internal static void CheckTime(
        string key, TimeSpan value, TimeSpan least, TimeSpan most, Action<string, string> fail)
    {
        if (value < least || value > most)
        {
            string given = value.ToString("c", CultureInfo.InvariantCulture);
            fail(key, $"{given} is out of range: give a time from {least:c} to {most:c}.");
        }
    }

    private static void CheckMailbox(string key, string? value, Action<string, string> fail)
    {
        // An empty sender is the other validator's matter.
        if (string.IsNullOrEmpty(value))
            return;
        if (!MailboxParser.TryParse(value, out Mailbox? mailbox, out string fault))
            fail(key, fault);
        else if (mailbox.IsInternational)
            fail(key, $"\"{mailbox.Address}\" needs SMTPUTF8, which many receivers lack: use a sender in ASCII.");
    }
}
