using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Notification.Sdk.Http.Tls;

internal static class CertificateFiles
{
    public static X509Certificate2Collection ReadAuthorities(string file)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(file);
        return authorities.Count > 0
            ? authorities
            : throw new CryptographicException("The file of authorities holds no certificate.");
    }

    public static X509Certificate2? ReadOwn(HttpHostTls tls)
    {
        if (tls.ClientCertificateFile is not { } file)
        {
            return null;
        }

        if (Path.GetExtension(file).ToUpperInvariant() is ".PFX" or ".P12")
        {
            return X509CertificateLoader.LoadPkcs12FromFile(file, tls.ClientCertificatePassword);
        }

        string key = tls.ClientKeyFile ?? file;
        X509Certificate2 own = tls.ClientCertificatePassword is { } password
            ? X509Certificate2.CreateFromEncryptedPemFile(file, password, key)
            : X509Certificate2.CreateFromPemFile(file, key);
        return OperatingSystem.IsWindows() ? WithStoredKey(own) : own;
    }

    // Windows cannot use a key for TLS that lives only in memory.
    private static X509Certificate2 WithStoredKey(X509Certificate2 own)
    {
        using (own)
        {
            return X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), null);
        }
    }
}
