using System.Globalization;
using System.Text.RegularExpressions;
using MailKit.Security;
using Notification.Sdk.Email.Smtp;

namespace Notification.Sdk.Email.MailKit;

/// <summary>AUTH: XOAUTH2 when there is a token, otherwise PLAIN or LOGIN, whichever the server offers first in this
/// order.</summary>
internal static partial class MailKitAuthenticator
{
    public static async ValueTask AuthenticateAsync(
        MailKitClient client, SecretMask mask, SmtpOptions options, CancellationToken cancellationToken)
    {
        if (options.UserName is not { Length: > 0 } user)
            return;
        if (!client.IsSecure)
            throw new SmtpFaultException(SmtpFaults.NoMechanism("TLS", "plain text"));

        SaslMechanism mechanism = options.AccessToken is { } source
            ? await TokenAsync(client, mask, user, source, cancellationToken).ConfigureAwait(false)
            : Password(client, mask, user, options.Password ?? "");
        try
        {
            await client.AuthenticateAsync(mechanism, cancellationToken).ConfigureAwait(false);
        }
        catch (AuthenticationException e)
        {
            // Not passed on as a cause: it holds the server's words, which may hold the secret.
            throw new SmtpFaultException(SmtpFaults.AuthenticationRefused(Read(mask, e.Message)));
        }
    }

    private static async ValueTask<SaslMechanism> TokenAsync(
        MailKitClient client,
        SecretMask mask,
        string user,
        Func<CancellationToken, ValueTask<string>> source,
        CancellationToken cancellationToken)
    {
        Require(client, "XOAUTH2", "XOAUTH2");
        string token = await source(cancellationToken).ConfigureAwait(false);
        if (string.IsNullOrEmpty(token) || token.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0)
            throw new SmtpFaultException(SmtpFaults.BadToken());
        mask.Hide(token, $"user={user}\u0001auth=Bearer {token}\u0001\u0001");
        return new SaslMechanismOAuth2(user, token);
    }

    private static SaslMechanism Password(MailKitClient client, SecretMask mask, string user, string password)
    {
        Require(client, "PLAIN or LOGIN", "PLAIN", "LOGIN");
        mask.Hide(password, $"\0{user}\0{password}");
        return client.AuthenticationMechanisms.Contains("PLAIN")
            ? new SaslMechanismPlain(user, password)
            : new SaslMechanismLogin(user, password);
    }

    private static void Require(MailKitClient client, string wanted, params string[] mechanisms)
    {
        IEnumerable<string> offered = client.AuthenticationMechanisms.Order(StringComparer.Ordinal);
        if (!client.AuthenticationMechanisms.Overlaps(mechanisms))
            throw new SmtpFaultException(SmtpFaults.NoMechanism(wanted, string.Join(", ", offered)));
    }

    /// <summary>MailKit writes the code before the text, except for 534 (mechanism too weak).</summary>
    private static SmtpReply Read(SecretMask mask, string message)
    {
        Match match = LeadingCode().Match(message);
        return match.Success
            ? mask.Read(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), message[match.Length..])
            : mask.Read(534, message);
    }

    [GeneratedRegex("""\A([0-9]{3}): """, RegexOptions.CultureInvariant)]
    private static partial Regex LeadingCode();
}
