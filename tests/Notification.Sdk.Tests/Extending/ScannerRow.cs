namespace Notification.Sdk.Tests.Extending;

public sealed record ScannerRow(
    string Id, string Server, string Name, string Fix, bool IsFixed, DateTimeOffset Found, DateTimeOffset Seen);
