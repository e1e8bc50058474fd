using Microsoft.Extensions.Options;

namespace Notification.Sdk.Storage.Sqlite;

/// <summary>What the attributes say.</summary>
[OptionsValidator]
internal sealed partial class SqliteOptionsValidator : IValidateOptions<SqliteStorageOptions>;
