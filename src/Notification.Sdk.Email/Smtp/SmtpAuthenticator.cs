using System.Text;

namespace Notification.Sdk.Email.Smtp;

/// <summary>AUTH: XOAUTH2 when there is a token, otherwise PLAIN or LOGIN, whichever the server offers first in this
/// order.</summary>
internal static class SmtpAuthenticator
{
    /// <summary>The longest command with its line end (RFC 5321); a longer first answer waits to be asked for (RFC
    /// 4954).</summary>
    private const int LongestCommand = 512;

    public static async ValueTask AuthenticateAsync(
        SmtpConnection connection, SmtpCapabilities offered, SmtpOptions options, CancellationToken cancellationToken)
    {
        if (options.UserName is not { Length: > 0 } user)
            return;
        if (!connection.IsEncrypted)
            throw new SmtpFaultException(SmtpFaults.NoMechanism("TLS", "plain text"));

        SmtpReply reply;
        if (options.AccessToken is { } source)
        {
            Require(offered.Auth.Contains("XOAUTH2"), "XOAUTH2", offered);
            string token = await source(cancellationToken).ConfigureAwait(false);
            reply = await OAuthAsync(connection, user, token, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            string password = options.Password ?? "";
            Require(offered.Auth.Contains("PLAIN") || offered.Auth.Contains("LOGIN"), "PLAIN or LOGIN", offered);
            connection.Hide(password);
            string answer = Hidden(connection, $"\0{user}\0{password}");
            reply = offered.Auth.Contains("PLAIN")
                ? await StartAsync(connection, "PLAIN", answer, cancellationToken).ConfigureAwait(false)
                : await LoginAsync(connection, user, password, cancellationToken).ConfigureAwait(false);
        }

        if (!reply.IsPositive)
            throw new SmtpFaultException(SmtpFaults.AuthenticationRefused(reply));
    }

    private static void Require(bool isOffered, string wanted, SmtpCapabilities offered)
    {
        if (!isOffered)
            throw new SmtpFaultException(
                SmtpFaults.NoMechanism(wanted, string.Join(", ", offered.Auth.Order(StringComparer.Ordinal))));
    }

    private static async ValueTask<SmtpReply> OAuthAsync(
        SmtpConnection connection, string user, string token, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(token) || token.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0)
            throw new SmtpFaultException(SmtpFaults.BadToken());

        connection.Hide(token);
        string answer = Hidden(connection, $"user={user}\u0001auth=Bearer {token}\u0001\u0001");
        SmtpReply reply = await StartAsync(connection, "XOAUTH2", answer, cancellationToken).ConfigureAwait(false);

        // A refused token gets a challenge that explains it; the refusal itself comes after an empty line.
        return reply.Code == 334 ? await connection.AskAsync("", cancellationToken).ConfigureAwait(false) : reply;
    }

    private static async ValueTask<SmtpReply> LoginAsync(
        SmtpConnection connection, string user, string password, CancellationToken cancellationToken)
    {
        SmtpReply reply = await connection.AskAsync("AUTH LOGIN", cancellationToken).ConfigureAwait(false);
        if (reply.Code == 334)
            reply = await connection.AskAsync(Base64(user), cancellationToken).ConfigureAwait(false);
        if (reply.Code == 334)
            reply = await connection.AskAsync(Hidden(connection, password), cancellationToken).ConfigureAwait(false);
        return reply;
    }

    private static async ValueTask<SmtpReply> StartAsync(
        SmtpConnection connection, string mechanism, string answer, CancellationToken cancellationToken)
    {
        string command = $"AUTH {mechanism} {answer}";
        if (command.Length + 2 <= LongestCommand)
            return await connection.AskAsync(command, cancellationToken).ConfigureAwait(false);

        SmtpReply reply = await connection.AskAsync($"AUTH {mechanism}", cancellationToken).ConfigureAwait(false);
        return reply.Code == 334 ? await connection.AskAsync(answer, cancellationToken).ConfigureAwait(false) : reply;
    }

    private static string Hidden(SmtpConnection connection, string secret)
    {
        string encoded = Base64(secret);
        connection.Hide(encoded);
        return encoded;
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
