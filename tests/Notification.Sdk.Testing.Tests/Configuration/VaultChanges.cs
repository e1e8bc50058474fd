using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Notification.Sdk.Testing.Tests.Configuration;

/// <summary>Has options made again when the vault changes.</summary>
internal sealed class VaultChanges<TOptions>(Vault vault) : IOptionsChangeTokenSource<TOptions>
{
    public string Name => Options.DefaultName;

    public IChangeToken GetChangeToken() => vault.Changed;
}
