using Notification.Sdk.Email.Smtp;

namespace Notification.Sdk.Email.Settings;

/// <summary>The rules of the built-in transport.</summary>
internal static class SmtpOptionsRules
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);

    public static void Check(SmtpOptions options, Action<string, string> fail)
    {
        if (Uri.CheckHostName(options.Host) == UriHostNameType.Unknown)
            fail(nameof(SmtpOptions.Host), "the server is missing or not a host: give one such as smtp.example.com.");
        if (options.ServerName is { } serverName && Uri.CheckHostName(serverName) == UriHostNameType.Unknown)
            fail(nameof(SmtpOptions.ServerName), "not a host name: give the one in the certificate, or leave it out.");
        if (options.HelloName is { } hello && !IsHelloName(hello))
            fail(nameof(SmtpOptions.HelloName), "not a host name: give this machine's full name, or leave it out.");

        CheckCredentials(options, fail);
        CheckFiles(options, fail);
        EmailOptionsRules.CheckTime(
            nameof(SmtpOptions.IdleLimit), options.IdleLimit, Least, TimeSpan.FromHours(1), fail);
        EmailOptionsRules.CheckTime(
            nameof(SmtpOptions.ConnectTimeout), options.ConnectTimeout, Least, TimeSpan.FromMinutes(10), fail);
        EmailOptionsRules.CheckTime(
            nameof(SmtpOptions.CommandTimeout), options.CommandTimeout, Least, TimeSpan.FromMinutes(10), fail);
        EmailOptionsRules.CheckTime(
            nameof(SmtpOptions.DataTimeout), options.DataTimeout, Least, TimeSpan.FromMinutes(30), fail);
    }

    private static bool IsHelloName(string text) =>
        text.Length is > 0 and <= 255 && text.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0;

    private static void CheckCredentials(SmtpOptions options, Action<string, string> fail)
    {
        bool hasUser = !string.IsNullOrEmpty(options.UserName);
        bool hasPassword = !string.IsNullOrEmpty(options.Password);
        bool hasToken = options.AccessToken is not null;
        if (hasUser && !hasPassword && !hasToken)
            fail(nameof(SmtpOptions.Password), "missing for this account: give it or AccessToken, or no UserName.");
        if (!hasUser && (hasPassword || hasToken))
            fail(nameof(SmtpOptions.UserName), "a password or a token without an account: give UserName.");
        if (hasPassword && hasToken)
            fail(nameof(SmtpOptions.AccessToken), "both a password and a token: leave one of them out.");
        if (options.UserName?.Any(char.IsControl) == true)
            fail(nameof(SmtpOptions.UserName), "has a control character: remove it.");
        if (options.Password?.Any(char.IsControl) == true)
            fail(nameof(SmtpOptions.Password), "has a control character, perhaps the line end of a file: remove it.");
        if (options.Security == SmtpSecurity.None && (hasUser || hasPassword || hasToken))
        {
            fail(
                nameof(SmtpOptions.Security),
                "None would send the credentials in plain text: use StartTls or ImplicitTls, or leave UserName out.");
        }
    }

    private static void CheckFiles(SmtpOptions options, Action<string, string> fail)
    {
        bool hasFiles = options.CaFile is not null || options.ClientCertificateFile is not null;
        string? key = options.ClientCertificateKeyFile ?? options.ClientCertificateKeyPassword;
        if (options.ClientCertificateFile is null && key is not null)
            fail(nameof(SmtpOptions.ClientCertificateFile), "a key without a certificate: give its PEM file.");
        if (hasFiles && options.Security == SmtpSecurity.None)
            fail(nameof(SmtpOptions.Security), "None uses no certificate files: use StartTls or ImplicitTls.");

        try
        {
            TlsSettings.Make(options);
        }
        catch (SmtpFaultException e)
        {
            bool isCaFile = options.ClientCertificateFile is null;
            fail(isCaFile ? nameof(SmtpOptions.CaFile) : nameof(SmtpOptions.ClientCertificateFile), e.Fault.Detail);
        }
    }
}
