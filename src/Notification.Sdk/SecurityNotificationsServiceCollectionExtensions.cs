using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Notification.Sdk.Administration;
using Notification.Sdk.Admission;
using Notification.Sdk.Dispatch;
using Notification.Sdk.Editions;
using Notification.Sdk.Engine;
using Notification.Sdk.Findings;
using Notification.Sdk.Gate;
using Notification.Sdk.Health;
using Notification.Sdk.Inbox;
using Notification.Sdk.Settings;
using Notification.Sdk.Settings.Keys;
using Notification.Sdk.Stores;
using Notification.Sdk.Stores.InMemory;
using Notification.Sdk.Telemetry;
using Notification.Sdk.Triggers;

namespace Notification.Sdk;

/// <summary>The door of the package.</summary>
public static class SecurityNotificationsServiceCollectionExtensions
{
    /// <summary>Adds the engine with the default catalogue of topics, stores in memory and the inbox channel. Calling it again adds
    /// nothing twice.</summary>
    /// <param name="services">The services of the application.</param>
    public static ISecurityNotificationsBuilder AddSecurityNotifications(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<SecurityNotificationsOptions>();
        services.TryAddSingleton(TimeProvider.System);
        AddStores(services);
        AddEngine(services);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IChannel, InboxChannel>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, NotificationsService>());
        return new Builder(services);
    }

    /// <summary>Adds the engine and sets options in code.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Sets options; called after earlier ones.</param>
    public static ISecurityNotificationsBuilder AddSecurityNotifications(
        this IServiceCollection services, Action<SecurityNotificationsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.Configure(configure);
        return services.AddSecurityNotifications();
    }

    /// <summary>Adds the engine and binds options to a section of the configuration, which is watched for changes.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="section">The section, usually <c>SecurityNotifications</c>.</param>
    public static ISecurityNotificationsBuilder AddSecurityNotifications(
        this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        services.AddOptions<SecurityNotificationsOptions>().CheckKeys(section).Bind(section)
            .Configure(options => options.Key = (section as IConfigurationSection)?.Path ?? "");
        return services.AddSecurityNotifications();
    }

    private static void AddStores(IServiceCollection services)
    {
        services.TryAddSingleton<InMemoryStore>();
        services.TryAddSingleton<IAdmissionStore>(provider => provider.GetRequiredService<InMemoryStore>());
        services.TryAddSingleton<IOutbox>(provider => provider.GetRequiredService<InMemoryStore>());
        services.TryAddSingleton<IOutcomeLog>(provider => provider.GetRequiredService<InMemoryStore>());
        services.TryAddSingleton<IDeliveryLog>(provider => provider.GetRequiredService<InMemoryStore>());
        services.TryAddSingleton<IDeadLetterStore>(provider => provider.GetRequiredService<InMemoryStore>());
        services.TryAddSingleton<IHealthStore, InMemoryHealthStore>();
        services.TryAddSingleton<ISettingsStore, InMemorySettingsStore>();
        services.TryAddSingleton<ITriggerStore, InMemoryTriggerStore>();
        services.TryAddSingleton<IFindingStore, InMemoryFindings>();
        services.TryAddSingleton<IFindingSource>(provider => provider.GetRequiredService<IFindingStore>());
        services.TryAddSingleton<IReportStore, InMemoryReports>();
        services.TryAddSingleton<IInboxStore, InMemoryInbox>();
        services.TryAddSingleton<IInbox>(provider => provider.GetRequiredService<IInboxStore>());
    }

    private static void AddEngine(IServiceCollection services)
    {
        services.TryAddSingleton<DefaultMessageRenderer>();
        services.TryAddSingleton<IMessageRenderer>(provider => provider.GetRequiredService<DefaultMessageRenderer>());
        services.TryAddSingleton(provider => new EngineMetrics(provider.GetService<IMeterFactory>()));
        services.TryAddSingleton<Settings.Extensions>();
        services.TryAddSingleton<SettingsCompiler>();
        services.TryAddSingleton<PolicyProvider>();
        services.TryAddSingleton<TriggerEngine>();
        services.TryAddSingleton<GateClock>();
        services.TryAddSingleton<RefusalBook>();
        services.TryAddSingleton<LocalCounts>();
        services.TryAddSingleton<GateKeys>();
        services.TryAddSingleton<FrontMemory>();
        services.TryAddSingleton<FrontGate>();
        services.TryAddSingleton<Gatekeeper>();
        services.TryAddSingleton<AwayStore>();
        services.TryAddSingleton<AwayGate>();
        AddFindingsAndReports(services);
        services.TryAddSingleton<DispatchSignal>();
        services.TryAddSingleton<IDispatchSignal>(provider => provider.GetRequiredService<DispatchSignal>());
        services.TryAddSingleton<SettingsSignal>();
        services.TryAddSingleton<ISettingsSignal>(provider => provider.GetRequiredService<SettingsSignal>());
        services.TryAddSingleton<SettingsWatch>();
        services.TryAddSingleton<DeliveryComposer>();
        services.TryAddSingleton<AttemptRunner>();
        services.TryAddSingleton<EndpointTester>();
        services.TryAddSingleton<ISecurityNotifier, SecurityNotifier>();
        services.TryAddSingleton<ChangeAnnouncer>();
        services.TryAddSingleton<EndpointVerifier>();
        services.TryAddSingleton<SettingsService>();
        services.TryAddSingleton<INotificationSettings>(provider => provider.GetRequiredService<SettingsService>());
        services.TryAddSingleton<IEndpointGuard>(provider => provider.GetRequiredService<SettingsService>());
        AddHealth(services);
        services.TryAddSingleton<IDeadLetters, DeadLetterDesk>();
        services.TryAddSingleton<DeadLetterNews>();
        services.TryAddSingleton<LaneTable>();
        services.TryAddSingleton<Lanes>();
        services.TryAddSingleton<GroupOutlook>();
        services.TryAddSingleton<Attempts>();
        services.TryAddSingleton<RecordedStarts>();
        services.TryAddSingleton<Starts>();
        services.TryAddSingleton<AwayTurns>();
        services.TryAddSingleton<UnknownNews>();
        services.TryAddSingleton<SettlementBook>();
        services.TryAddSingleton<TurnGuard>();
        services.TryAddSingleton<ClockWatch>();
        services.TryAddSingleton<CanaryNews>();
        services.TryAddSingleton<Canary>();
        services.TryAddSingleton<Settler>();
        services.TryAddSingleton<FailoverNews>();
        services.TryAddSingleton<Failover>();
        services.TryAddSingleton<Dispatcher>();
        services.TryAddSingleton<IDispatcher>(provider => provider.GetRequiredService<Dispatcher>());
        services.TryAddSingleton(provider => new SecurityNotificationsHealthCheck(
            provider.GetRequiredService<PolicyProvider>(),
            provider.GetRequiredService<IOutbox>(),
            provider.GetRequiredService<IHealthStore>(),
            provider.GetServices<IStoreCondition>(),
            provider.GetRequiredService<EngineCondition>(),
            provider.GetRequiredService<TimeProvider>()));
    }

    private static void AddHealth(IServiceCollection services)
    {
        services.TryAddSingleton<EngineCondition>();
        services.TryAddSingleton<HealthRefresh>();
        services.TryAddSingleton<EndpointRelease>();
        services.TryAddSingleton<HealthNews>();
        services.TryAddSingleton<HealthBook>();
    }

    private static void AddFindingsAndReports(IServiceCollection services)
    {
        services.TryAddSingleton<FindingRecorder>();
        services.TryAddSingleton<HandledCheck>();
        services.TryAddSingleton<RepeatPlan>();
        services.TryAddSingleton<IFindings, FindingsService>();
        services.TryAddSingleton<EditionGatherer>();
        services.TryAddSingleton<EditionMaker>();
        services.TryAddSingleton<EditionPlan>();
        services.TryAddSingleton<ScheduledEditions>();
        services.TryAddSingleton<Attachments>();
        services.TryAddSingleton<IReports, ReportsService>();
        services.TryAddSingleton<Agenda>();
    }

    private sealed record Builder(IServiceCollection Services) : ISecurityNotificationsBuilder;
}
