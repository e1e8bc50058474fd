using Notification.Sdk.Email.Smtp;

namespace Notification.Sdk.Email.Settings;

/// <summary>The rules of the built-in transport.</summary>
internal static class SmtpOptionsRules
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);

    public static void Check(SmtpOptions options, Action<string, string> fail)
    {
        if (Uri.CheckHostName(options.Host) == UriHostNameType.Unknown)
            fail(nameof(SmtpOptions.Host), "the server is missing or is not a name or an address: give one such as smtp.example.com.");
        if (options.ServerName is { } serverName && Uri.CheckHostName(serverName) == UriHostNameType.Unknown)
            fail(nameof(SmtpOptions.ServerName), "not a host name: give the name in the server's certificate, or leave it out.");
        if (options.HelloName is { } hello && (hello.Length is 0 or > 255 || hello.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0))
            fail(nameof(SmtpOptions.HelloName), "not a host name: give this machine's full name, or leave it out.");

        CheckCredentials(options, fail);
        CheckFiles(options, fail);
        EmailOptionsRules.CheckTime(nameof(SmtpOptions.IdleLimit), options.IdleLimit, Least, TimeSpan.FromHours(1), fail);
        EmailOptionsRules.CheckTime(nameof(SmtpOptions.ConnectTimeout), options.ConnectTimeout, Least, TimeSpan.FromMinutes(10), fail);
        EmailOptionsRules.CheckTime(nameof(SmtpOptions.CommandTimeout), options.CommandTimeout, Least, TimeSpan.FromMinutes(10), fail);
        EmailOptionsRules.CheckTime(nameof(SmtpOptions.DataTimeout), options.DataTimeout, Least, TimeSpan.FromMinutes(30), fail);
    }

    private static void CheckCredentials(SmtpOptions options, Action<string, string> fail)
    {
        bool hasUser = !string.IsNullOrEmpty(options.UserName);
        bool hasPassword = !string.IsNullOrEmpty(options.Password);
        bool hasToken = options.AccessToken is not null;
        if (hasUser && !hasPassword && !hasToken)
            fail(nameof(SmtpOptions.Password), "an account without a password: give Password or AccessToken, or leave UserName out.");
        if (!hasUser && (hasPassword || hasToken))
            fail(nameof(SmtpOptions.UserName), "a password or a token without an account: give UserName.");
        if (hasPassword && hasToken)
            fail(nameof(SmtpOptions.AccessToken), "both a password and a token: leave one of them out.");
        if (options.UserName?.Any(char.IsControl) == true)
            fail(nameof(SmtpOptions.UserName), "has a control character: remove it.");
        if (options.Password?.Any(char.IsControl) == true)
            fail(nameof(SmtpOptions.Password), "has a control character, perhaps a line end read from a file: remove it.");
        if (options.Security == SmtpSecurity.None && (hasUser || hasPassword || hasToken))
            fail(nameof(SmtpOptions.Security), "None would send the credentials in plain text: use StartTls or ImplicitTls, or leave UserName out.");
    }

    private static void CheckFiles(SmtpOptions options, Action<string, string> fail)
    {
        bool hasFiles = options.CaFile is not null || options.ClientCertificateFile is not null;
        if (options.ClientCertificateFile is null && (options.ClientCertificateKeyFile ?? options.ClientCertificateKeyPassword) is not null)
            fail(nameof(SmtpOptions.ClientCertificateFile), "a key without a certificate: give the certificate's PEM file.");
        if (hasFiles && options.Security == SmtpSecurity.None)
            fail(nameof(SmtpOptions.Security), "None uses no certificates: use StartTls or ImplicitTls, or leave the files out.");

        try
        {
            TlsSettings.Make(options);
        }
        catch (SmtpFaultException e)
        {
            string key = options.ClientCertificateFile is null ? nameof(SmtpOptions.CaFile) : nameof(SmtpOptions.ClientCertificateFile);
            fail(key, e.Fault.Detail);
        }
    }
}
