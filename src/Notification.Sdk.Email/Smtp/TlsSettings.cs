using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Notification.Sdk.Email.Smtp;

/// <summary>What TLS needs: the name to check, the authorities to trust, the certificate to show.</summary>
internal static class TlsSettings
{
    /// <exception cref="SmtpFaultException">A file cannot be read.</exception>
    public static SslClientAuthenticationOptions Make(SmtpOptions options)
    {
        SslClientAuthenticationOptions result = new()
        {
            TargetHost = options.ServerName ?? options.Host,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        };
        try
        {
            if (options.CaFile is { } caFile)
            {
                result.CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    RevocationMode = X509RevocationMode.NoCheck,
                };
                result.CertificateChainPolicy.CustomTrustStore.ImportFromPemFile(caFile);
            }

            if (options.ClientCertificateFile is not null)
                result.ClientCertificates = [LoadClientCertificate(options, options.ClientCertificateFile)];
            return result;
        }
        catch (CryptographicException e)
        {
            throw new SmtpFaultException(SmtpFaults.Tls("a certificate file is not PEM or its key does not fit"), e);
        }
        catch (IOException e)
        {
            throw new SmtpFaultException(SmtpFaults.Tls("a certificate file cannot be read"), e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new SmtpFaultException(SmtpFaults.Tls("a certificate file may not be read"), e);
        }
    }

    private static X509Certificate2 LoadClientCertificate(SmtpOptions options, string file)
    {
        X509Certificate2 certificate = options.ClientCertificateKeyPassword is { } password
            ? X509Certificate2.CreateFromEncryptedPemFile(file, password, options.ClientCertificateKeyFile)
            : X509Certificate2.CreateFromPemFile(file, options.ClientCertificateKeyFile);
        if (!OperatingSystem.IsWindows())
            return certificate;

        // Windows shows no certificate whose key lives in memory only.
        using (certificate)
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
