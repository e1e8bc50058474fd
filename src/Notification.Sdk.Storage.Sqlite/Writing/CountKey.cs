namespace Notification.Sdk.Storage.Sqlite.Writing;

/// <summary>What is counted together.</summary>
internal readonly record struct CountKey(string Tenant, string Topic, string Endpoint, Outcome Outcome, string Rule);
