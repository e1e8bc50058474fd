using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Notification.Sdk;

/// <summary>How many cases the laws of parsers, encoders and arithmetic are tried with: what each names as its own, or for all the number in
/// the environment variable <c>FUZZ_CASES</c>.</summary>
internal static class FuzzCases
{
    private static readonly int? Told =
        int.TryParse(Environment.GetEnvironmentVariable("FUZZ_CASES"), NumberStyles.None, CultureInfo.InvariantCulture, out int told) ? told : null;

    public static int Count(int usual) => Told ?? usual;

    public static void Holds(this Property law, int usual = 100) => law.Check(Config.QuickThrowOnFailure.WithMaxTest(Count(usual)));
}
