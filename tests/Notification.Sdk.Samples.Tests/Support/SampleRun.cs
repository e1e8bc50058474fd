namespace Notification.Sdk.Samples.Tests.Support;

internal sealed record SampleRun(int ExitCode, string Output, string Error);
