using Microsoft.Extensions.DependencyInjection;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Tests.Moving;

/// <summary>The example of the page about moving: what people set at run time goes from one store to another.</summary>
internal static class SettingsMove
{
    public static async Task CopyAsync(IServiceProvider from, IServiceProvider to, CancellationToken cancellationToken)
    {
        ISettingsStore target = to.GetRequiredService<ISettingsStore>();
        long revision = await target.RevisionAsync(cancellationToken);
        foreach (StoredSetting setting in (await from.GetRequiredService<ISettingsStore>().LoadAsync(cancellationToken)).Settings)
        {
            revision = await target.SaveAsync(setting, revision, cancellationToken)
                ?? throw new InvalidOperationException("Somebody changes the settings of the new store: stop its nodes first.");
        }
    }
}
