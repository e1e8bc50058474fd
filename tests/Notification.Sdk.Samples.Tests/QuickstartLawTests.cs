using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Notification.Sdk.Samples.Tests.Support;

namespace Notification.Sdk.Samples.Tests;

public sealed class QuickstartLawTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 12, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Lines in no order over four days, of few servers and sources, so that they meet dedup, both budgets and the
    /// window.</summary>
    [Fact]
    public void The_sums_of_every_log_balance()
    {
        Gen<string> line =
            from minutes in Gen.Choose(0, 4 * 24 * 60)
            from server in Gen.Choose(1, 8)
            from source in Gen.Choose(1, 3)
            from count in Gen.Elements(1, 3, 6, 40)
            from succeeds in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
            select Line(Start.AddMinutes(minutes), server, source, count, succeeds);
        Arbitrary<(List<string> Lines, string Hours)> logs = (
            from lines in line.NonEmptyListOf()
            from more in line.NonEmptyListOf()
            from hours in Gen.Elements("00:00-24:00", "08:00-20:00", "22:00-06:00", "12:00-12:05")
            select (lines.Concat(more).ToList(), hours)).ToArbitrary();

        Prop.ForAll(logs, log => Quickstarts.ReplayAsync([.. log.Lines], "--hours", log.Hours).Wait(TimeSpan.FromMinutes(1)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    private static string Line(DateTimeOffset time, int server, int source, int count, bool succeeds)
    {
        string outcome = succeeds ? "Accepted" : "Failed";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{time:yyyy-MM-dd'T'HH:mm:ssK} web-{server} sshd[7]: message repeated {count} times: "
            + $"[ {outcome} password for root from 203.0.113.{source} port 22 ssh2]");
    }
}
