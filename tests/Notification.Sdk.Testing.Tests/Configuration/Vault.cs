using Microsoft.Extensions.Primitives;

namespace Notification.Sdk.Testing.Tests.Configuration;

/// <summary>A store of secrets as an application would write it: it has them, and tells when one changed.</summary>
internal sealed class Vault
{
    private CancellationTokenSource _changed = new();

    public required string Token { get; set; }

    public IChangeToken Changed => new CancellationChangeToken(_changed.Token);

    public void Rotate(string token)
    {
        Token = token;
        using CancellationTokenSource before = Interlocked.Exchange(ref _changed, new CancellationTokenSource());
        before.Cancel();
    }
}
