namespace Notification.Sdk.Samples.Tests.Conformance;

/// <summary>The process has one console: nothing else runs while it is somebody's own.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OwnConsole
{
    public const string Name = "own console";
}
