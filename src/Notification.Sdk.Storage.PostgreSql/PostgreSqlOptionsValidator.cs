using Microsoft.Extensions.Options;

namespace Notification.Sdk.Storage.PostgreSql;

/// <summary>What the attributes say.</summary>
[OptionsValidator]
internal sealed partial class PostgreSqlOptionsValidator : IValidateOptions<PostgreSqlStorageOptions>;
