using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Notification.Sdk.Http.Tests.Support;

/// <summary>A throw-away authority, a certificate for localhost and one of our own, as files below a temporary
/// folder.</summary>
public sealed class TestCertificates : IDisposable
{
    /// <summary>The password of <see cref="LockedKey"/> and <see cref="OwnPfx"/>.</summary>
    public const string Password = "pass word";

    private static readonly DateTimeOffset From = DateTimeOffset.UnixEpoch.AddYears(50);
    private static readonly DateTimeOffset To = From.AddYears(60);

    public TestCertificates()
    {
        using X509Certificate2 authority = Authority("the right authority");
        using X509Certificate2 stranger = Authority("a stranger");
        Server = Issue(authority, "CN=localhost", "1.3.6.1.5.5.7.3.1");
        using X509Certificate2 own = Issue(authority, "CN=notifier", "1.3.6.1.5.5.7.3.2");
        CaFile = Write("ca.pem", authority.ExportCertificatePem());
        StrangerFile = Write("stranger.pem", stranger.ExportCertificatePem());
        OwnPem = Write("own.pem", own.ExportCertificatePem());
        using ECDsa key = own.GetECDsaPrivateKey() ?? throw new InvalidOperationException("No key was made.");
        OwnKey = Write("own.key", key.ExportPkcs8PrivateKeyPem());
        LockedKey = Write("locked.key", key.ExportEncryptedPkcs8PrivateKeyPem(
            Password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1_000)));
        OwnPfx = Path.Combine(Folder, "own.pfx");
        File.WriteAllBytes(OwnPfx, own.Export(X509ContentType.Pkcs12, Password));
    }

    public X509Certificate2 Server { get; }

    public string CaFile { get; }

    public string StrangerFile { get; }

    public string OwnPem { get; }

    public string OwnKey { get; }

    public string LockedKey { get; }

    public string OwnPfx { get; }

    private string Folder { get; } = Directory.CreateTempSubdirectory("certificates").FullName;

    public void Dispose()
    {
        Server.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(From, To);
    }

    private static X509Certificate2 Issue(X509Certificate2 authority, string name, string usage)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        using X509Certificate2 bare = request.Create(authority, From, To, RandomNumberGenerator.GetBytes(8));
        using X509Certificate2 withKey = bare.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }
}
