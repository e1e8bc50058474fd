using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Notification.Sdk.Http.Tls;

/// <summary>Chooses our certificate and judges the other side's, by the name of the host. A host without an entry is
/// judged by the system alone. The files are read at each handshake: handshakes are rare, and a file that is being
/// renewed spoils only one.</summary>
internal sealed class HostTrust(Func<HttpChannelOptions> options)
{
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");

    public SslClientAuthenticationOptions Create() => new()
    {
        RemoteCertificateValidationCallback = Accepts,
#pragma warning disable CS8621 // null is the documented way to offer no certificate
        LocalCertificateSelectionCallback = (_, host, _, _, _) =>
            Find(host) is { } tls ? CertificateFiles.ReadOwn(tls) : null,
#pragma warning restore CS8621
    };

    private HttpHostTls? Find(string host) => options().Tls.GetValueOrDefault(host);

    private bool Accepts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (Find(((SslStream)sender).TargetHostName)?.CaFile is not { } file)
        {
            return errors == SslPolicyErrors.None;
        }

        bool nameFits = (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None;
        return nameFits
            && certificate is X509Certificate2 leaf
            && IsSignedBy(CertificateFiles.ReadAuthorities(file), leaf, chain);
    }

    private static bool IsSignedBy(X509Certificate2Collection authorities, X509Certificate2 leaf, X509Chain? offered)
    {
        using var chain = new X509Chain();
        X509ChainPolicy policy = chain.ChainPolicy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(authorities);
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.ApplicationPolicy.Add(ServerAuthentication);
        foreach (X509ChainElement element in offered?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            policy.ExtraStore.Add(element.Certificate);
        }

        return chain.Build(leaf);
    }
}
