using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Notification.Sdk.Settings.Keys;
using Notification.Sdk.Storage.PostgreSql;
using Notification.Sdk.Storage.PostgreSql.Admission;
using Notification.Sdk.Storage.PostgreSql.Data;
using Notification.Sdk.Storage.PostgreSql.DeadLetters;
using Notification.Sdk.Storage.PostgreSql.Findings;
using Notification.Sdk.Storage.PostgreSql.Health;
using Notification.Sdk.Storage.PostgreSql.Inbox;
using Notification.Sdk.Storage.PostgreSql.Log;
using Notification.Sdk.Storage.PostgreSql.Nodes;
using Notification.Sdk.Storage.PostgreSql.Outbox;
using Notification.Sdk.Storage.PostgreSql.Reports;
using Notification.Sdk.Storage.PostgreSql.Settings;
using Notification.Sdk.Storage.PostgreSql.Triggers;
using Notification.Sdk.Stores;
using Npgsql;

namespace Notification.Sdk;

/// <summary>The verbs of the package.</summary>
public static class PostgreSqlNotificationsBuilderExtensions
{
    /// <summary>Keeps everything in a PostgreSQL database that many nodes share: what was accepted survives a crash of any of them, and caps and
    /// deduplication are exact over all. Replaces the stores before it.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="connectionString">A connection string of Npgsql, such as <c>Host=db;Database=app;Username=notifier</c>.</param>
    /// <param name="configure">Sets further options.</param>
    /// <exception cref="StoreException">Thrown at the start of the host: the database cannot be reached, or its schema is missing, of a newer
    /// version, or may not be used.</exception>
    public static ISecurityNotificationsBuilder UsePostgreSql(
        this ISecurityNotificationsBuilder builder, string connectionString, Action<PostgreSqlStorageOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        builder.Services.RemoveAll<GivenDataSource>();
        builder.Services.Configure<PostgreSqlStorageOptions>(options => options.ConnectionString = connectionString);
        return Use(builder, configure);
    }

    /// <summary>The same, over a data source of the application's own, which stays the application's to dispose of.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="dataSource">The data source.</param>
    /// <param name="configure">Sets further options.</param>
    public static ISecurityNotificationsBuilder UsePostgreSql(
        this ISecurityNotificationsBuilder builder, NpgsqlDataSource dataSource, Action<PostgreSqlStorageOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(dataSource);
        builder.Services.Replace(ServiceDescriptor.Singleton(new GivenDataSource(dataSource)));
        return Use(builder, configure);
    }

    /// <summary>The same, with all options under a section of the configuration.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="section">The section, with at least <c>ConnectionString</c>.</param>
    public static ISecurityNotificationsBuilder UsePostgreSql(this ISecurityNotificationsBuilder builder, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(section);
        builder.Services.RemoveAll<GivenDataSource>();
        builder.Services.AddOptions<PostgreSqlStorageOptions>().CheckKeys(section, "PostgreSql").Bind(section)
            .Configure(options => options.Key = (section as IConfigurationSection)?.Path ?? options.Key);
        return Use(builder, null);
    }

    private static ISecurityNotificationsBuilder Use(
        ISecurityNotificationsBuilder builder, Action<PostgreSqlStorageOptions>? configure)
    {
        IServiceCollection services = builder.Services;
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PostgreSqlStorageOptions>, PostgreSqlOptionsRules>());
        services.AddOptions<PostgreSqlStorageOptions>().ValidateOnStart();
        services.TryAddSingleton<Database>();
        services.TryAddSingleton<Joining>();
        services.TryAddSingleton<NodeIdentity>();
        services.TryAddSingleton<DueBoard>();
        services.TryAddSingleton<Heard>();
        services.TryAddSingleton<Listener>();
        services.TryAddSingleton<Upkeep>();
        services.TryAddSingleton<Heartbeat>();
        services.TryAddSingleton<AdmissionPump>();
        services.TryAddSingleton<Tallying>();
        services.TryAddSingleton<RefusalWriter>();
        services.TryAddSingleton<OutcomeLog>();
        services.Replace(ServiceDescriptor.Singleton<IAdmissionStore, AdmissionStore>());
        services.Replace(ServiceDescriptor.Singleton<IOutbox, OutboxStore>());
        services.Replace(ServiceDescriptor.Singleton<IOutcomeLog>(provider => provider.GetRequiredService<OutcomeLog>()));
        services.Replace(ServiceDescriptor.Singleton<IDeliveryLog>(provider => provider.GetRequiredService<OutcomeLog>()));
        services.Replace(ServiceDescriptor.Singleton<IDeadLetterStore, DeadLetterStore>());
        services.Replace(ServiceDescriptor.Singleton<IHealthStore, HealthStore>());
        services.Replace(ServiceDescriptor.Singleton<IFindingStore, FindingStore>());
        services.Replace(ServiceDescriptor.Singleton<IReportStore, ReportStore>());
        services.Replace(ServiceDescriptor.Singleton<IStoreCondition, StoreCondition>());
        services.Replace(ServiceDescriptor.Singleton<ISettingsStore, SettingsStore>());
        services.Replace(ServiceDescriptor.Singleton<ITriggerStore, TriggerStore>());
        services.Replace(ServiceDescriptor.Singleton<IInboxStore, InboxStore>());
        return builder;
    }
}
