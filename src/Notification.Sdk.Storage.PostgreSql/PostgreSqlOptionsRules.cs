using Microsoft.Extensions.Options;
using Notification.Sdk.Settings.Keys;
using Notification.Sdk.Storage.PostgreSql.Data;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql;

/// <summary>What the attributes say, and what they cannot say.</summary>
internal sealed class PostgreSqlOptionsRules(IServiceProvider services) : IValidateOptions<PostgreSqlStorageOptions>
{
    private static readonly PostgreSqlOptionsValidator Attributes = new();
    private static readonly TimeSpan ShortestRetention = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, PostgreSqlStorageOptions options)
    {
        List<string> faults = [.. AttributeFaults.Under(options.Key, Attributes.Validate(name, options).Failures)];
        if (services.GetService(typeof(GivenDataSource)) is null && ConnectionFault(options.ConnectionString) is { } fault)
        {
            faults.Add($"{options.Key}:ConnectionString: {fault} Name the database, such as 'Host=db;Database=app;Username=notifier'.");
        }

        Check(faults, $"{options.Key}:{nameof(options.PollInterval)}", options.PollInterval, TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(1));
        Check(faults, $"{options.Key}:{nameof(options.CommandTimeout)}", options.CommandTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        if (options.LogRetention < ShortestRetention)
        {
            faults.Add($"{options.Key}:LogRetention: {options.LogRetention} is shorter than an hour. Use at least {ShortestRetention}.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void Check(List<string> faults, string key, TimeSpan value, TimeSpan least, TimeSpan most)
    {
        if (value < least || value > most)
        {
            faults.Add($"{key}: {value} is out of range. Use {least} to {most}.");
        }
    }

    // The text may hold a password: what the driver says of it is not repeated.
    private static string? ConnectionFault(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text).Host is null ? "it names no host." : null;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException)
        {
            return "it is no connection string of Npgsql.";
        }
    }
}
