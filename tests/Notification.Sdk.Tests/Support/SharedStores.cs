using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Notification.Sdk.Stores;
using Notification.Sdk.Stores.InMemory;

namespace Notification.Sdk.Tests.Support;

/// <summary>Stores that outlive an engine, and are shared by several: as of one that is started again, or of many nodes.</summary>
internal sealed class SharedStores
{
    public SharedStores()
    {
        var memory = new InMemoryStore(Options.Create(new SecurityNotificationsOptions()));
        Memory = memory;
        Outbox = new OutboxDouble(memory);
    }

    public InMemoryStore Memory { get; }

    public OutboxDouble Outbox { get; }

    public HealthStoreDouble Health { get; } = new();

    public SettingsStoreDouble Settings { get; } = new();

    private InMemoryReports Reports { get; } = new();

    private InMemoryFindings Findings { get; } = new(Options.Create(new SecurityNotificationsOptions()));

    /// <summary>Has an engine use these stores.</summary>
    public void Use(ISecurityNotificationsBuilder builder)
    {
        builder.Services.Replace(ServiceDescriptor.Singleton(Memory));
        builder.Services.Replace(ServiceDescriptor.Singleton<IOutbox>(Outbox));
        builder.Services.Replace(ServiceDescriptor.Singleton<IHealthStore>(Health));
        builder.Services.Replace(ServiceDescriptor.Singleton<ISettingsStore>(Settings));
        builder.Services.Replace(ServiceDescriptor.Singleton<IReportStore>(Reports));
        builder.Services.Replace(ServiceDescriptor.Singleton<IFindingStore>(Findings));
    }
}
