using System.Text.Json.Serialization;

namespace Notification.Sdk.Storage.Sqlite.Outbox;

/// <summary>The recipients still owed, as text.</summary>
[JsonSerializable(typeof(string[]))]
internal sealed partial class OwedJsonContext : JsonSerializerContext;
