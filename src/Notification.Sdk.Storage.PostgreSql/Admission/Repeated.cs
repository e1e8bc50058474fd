namespace Notification.Sdk.Storage.PostgreSql.Admission;

/// <summary>How often a notification happened again, of which the tables were not told yet.</summary>
/// <param name="NotifiedAt">When it was notified: a later notification of the same thing is another one.</param>
/// <param name="Count">How often.</param>
internal readonly record struct Repeated(DateTimeOffset NotifiedAt, long Count);
