using Microsoft.Extensions.Options;

namespace Notification.Sdk.Storage.Sqlite;

/// <summary>What attributes cannot say.</summary>
internal sealed class SqliteOptionsRules : IValidateOptions<SqliteStorageOptions>
{
    private static readonly TimeSpan LongestBusyTimeout = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ShortestRetention = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, SqliteStorageOptions options)
    {
        List<string> faults = [];
        if (ConnectionStrings.Fault(options.ConnectionString) is { } fault)
        {
            faults.Add($"Sqlite: ConnectionString: {fault}. Name a file, such as 'Data Source=notifications.db'.");
        }

        if (options.BusyTimeout < TimeSpan.Zero || options.BusyTimeout > LongestBusyTimeout)
        {
            faults.Add($"Sqlite: BusyTimeout: {options.BusyTimeout} is not from 0 to 10 minutes.");
        }

        if (options.LogRetention < ShortestRetention)
        {
            faults.Add($"Sqlite: LogRetention: {options.LogRetention} is shorter than an hour.");
        }

        if (!Enum.IsDefined(options.Durability))
        {
            faults.Add("Sqlite: Durability: it must be Full or Normal.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
