using System.Runtime.CompilerServices;

namespace Notification.Sdk.Packaging.Tests;

/// <summary>The tree that the tests were compiled from.</summary>
internal static class Repository
{
    private static readonly string[] Outputs = ["bin", "obj", "artifacts", "node_modules", ".git", "TestResults", "BenchmarkDotNet.Artifacts"];

    public static string Root { get; } = Path.GetFullPath(Path.Combine(ThisFolder(), "..", ".."));

    /// <summary>The packages of the solution: a folder of <c>src</c> each. MailKit's transport is built apart.</summary>
    public static IEnumerable<string> Packages { get; } =
    [
        .. Directory.EnumerateDirectories(Path.Combine(Root, "src")).Select(folder => Path.GetFileName(folder)!)
            .Where(name => name != "Notification.Sdk.Email.MailKit")
            .Order(StringComparer.Ordinal),
    ];

    public static IEnumerable<string> Files(string pattern) => Under(Root, pattern);

    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static IEnumerable<string> Under(string folder, string pattern) => Directory.EnumerateFiles(folder, pattern).Concat(
        Directory.EnumerateDirectories(folder).Where(inner => !Outputs.Contains(Path.GetFileName(inner)))
            .SelectMany(inner => Under(inner, pattern)));

    private static string ThisFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
