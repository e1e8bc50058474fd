using Microsoft.Extensions.Options;
using Notification.Sdk.Settings.Keys;

namespace Notification.Sdk.Storage.Sqlite;

/// <summary>What the attributes say, and what they cannot say.</summary>
internal sealed class SqliteOptionsRules : IValidateOptions<SqliteStorageOptions>
{
    private static readonly SqliteOptionsValidator Attributes = new();
    private static readonly TimeSpan LongestBusyTimeout = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ShortestRetention = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, SqliteStorageOptions options)
    {
        List<string> faults = [.. AttributeFaults.Under(options.Key, Attributes.Validate(name, options).Failures)];
        if (ConnectionStrings.Fault(options.ConnectionString) is { } fault)
        {
            faults.Add($"{options.Key}:ConnectionString: {fault}. Name a file, such as 'Data Source=notifications.db'.");
        }

        if (options.BusyTimeout < TimeSpan.Zero || options.BusyTimeout > LongestBusyTimeout)
        {
            faults.Add($"{options.Key}:BusyTimeout: {options.BusyTimeout} is out of range. Use 00:00:00 to {LongestBusyTimeout}.");
        }

        if (options.LogRetention < ShortestRetention)
        {
            faults.Add($"{options.Key}:LogRetention: {options.LogRetention} is shorter than an hour. Use at least {ShortestRetention}.");
        }

        if (!Enum.IsDefined(options.Durability))
        {
            faults.Add($"{options.Key}:Durability: it is not known. Use Full or Normal.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
