using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Notification.Sdk.Settings.Keys;
using Notification.Sdk.Storage.Sqlite;
using Notification.Sdk.Storage.Sqlite.Admission;
using Notification.Sdk.Storage.Sqlite.DeadLetters;
using Notification.Sdk.Storage.Sqlite.Findings;
using Notification.Sdk.Storage.Sqlite.Health;
using Notification.Sdk.Storage.Sqlite.Inbox;
using Notification.Sdk.Storage.Sqlite.Log;
using Notification.Sdk.Storage.Sqlite.Outbox;
using Notification.Sdk.Storage.Sqlite.Reports;
using Notification.Sdk.Storage.Sqlite.Settings;
using Notification.Sdk.Storage.Sqlite.Triggers;
using Notification.Sdk.Stores;

namespace Notification.Sdk;

/// <summary>The verbs of the package.</summary>
public static class SqliteNotificationsBuilderExtensions
{
    /// <summary>Keeps everything in one SQLite file: what was accepted survives a crash. Replaces the stores before it. The application brings
    /// SQLite itself, usually by the package <c>SQLitePCLRaw.bundle_e_sqlite3</c>.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="connectionString">A connection string, such as <c>Data Source=notifications.db</c>, or the path of the file.</param>
    /// <param name="configure">Sets further options.</param>
    /// <exception cref="StoreException">Thrown at the start of the host: another process has the file, it cannot be opened or written, is
    /// damaged, or of a newer version.</exception>
    public static ISecurityNotificationsBuilder UseSqlite(
        this ISecurityNotificationsBuilder builder, string connectionString, Action<SqliteStorageOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        builder.Services.Configure<SqliteStorageOptions>(options => options.ConnectionString = connectionString);
        if (configure is not null)
        {
            builder.Services.Configure(configure);
        }

        return Use(builder);
    }

    /// <summary>The same, with all options under a section of the configuration.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="section">The section, with at least <c>ConnectionString</c>.</param>
    public static ISecurityNotificationsBuilder UseSqlite(this ISecurityNotificationsBuilder builder, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(section);
        builder.Services.AddOptions<SqliteStorageOptions>().CheckKeys(section, "Sqlite").Bind(section)
            .Configure(options => options.Key = (section as IConfigurationSection)?.Path ?? options.Key);
        return Use(builder);
    }

    private static ISecurityNotificationsBuilder Use(ISecurityNotificationsBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SqliteStorageOptions>, SqliteOptionsRules>());
        services.AddOptions<SqliteStorageOptions>().ValidateOnStart();
        services.TryAddSingleton<JoinedTransactions>();
        services.TryAddSingleton<StoreFile>();
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
