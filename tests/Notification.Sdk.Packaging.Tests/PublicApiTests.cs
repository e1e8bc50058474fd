using System.Reflection;
using Notification.Sdk.Packaging.Tests.Api;

namespace Notification.Sdk.Packaging.Tests;

/// <summary>The public API of each package stands in a text file of its own, so that every change of a promise is seen in a diff. After a
/// change that is meant, run the tests once with <c>UPDATE_PUBLIC_API=1</c>.</summary>
public sealed class PublicApiTests
{
    public static TheoryData<string> Packages => [.. Repository.Packages];

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_keeps_its_promises(string package)
    {
        string file = Path.Combine(Repository.Root, "src", package, "PublicApi.txt");
        string actual = ApiText.Of(Assembly.Load(package));
        if (Environment.GetEnvironmentVariable("UPDATE_PUBLIC_API") == "1")
        {
            File.WriteAllText(file, actual);
        }

        Assert.True(File.Exists(file), $"{Repository.Relative(file)} is missing: run the tests once with UPDATE_PUBLIC_API=1.");
        string[] promised = File.ReadAllLines(file);
        string[] kept = actual.TrimEnd('\n').Split('\n');
        Assert.True(promised.SequenceEqual(kept), Difference(package, promised, kept));
    }

    private static string Difference(string package, string[] promised, string[] kept) => $"""
        The public API of {package} has changed. If it is meant, run the tests once with UPDATE_PUBLIC_API=1 and tell it in docs/CHANGELOG.md.
        No longer there:
        {string.Join('\n', promised.Except(kept))}
        New:
        {string.Join('\n', kept.Except(promised))}
        """;
}
