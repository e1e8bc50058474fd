namespace Notification.Sdk.Http;

/// <summary>The certificates that one host needs. The files are read at each TLS handshake, so that they can be renewed
/// in place. Has no text form.</summary>
public sealed class HttpHostTls
{
    /// <summary>A PEM file of the authorities that may have signed the host's certificate; the system's when not given.
    /// When given, no other authority counts for this host. Revocation is not asked for then.</summary>
    public string? CaFile { get; set; }

    /// <summary>Our own certificate: a <c>.pfx</c> or <c>.p12</c> file with its key, or a PEM file.</summary>
    public string? ClientCertificateFile { get; set; }

    /// <summary>The PEM file of the key; the certificate's own PEM file when not given.</summary>
    public string? ClientKeyFile { get; set; }

    /// <summary>The password of the PFX file or of the PEM key, when it has one.</summary>
    public string? ClientCertificatePassword { get; set; }
}
