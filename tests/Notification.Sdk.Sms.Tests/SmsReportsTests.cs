using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Options;
using Notification.Sdk.Sms.Reports;

namespace Notification.Sdk.Sms.Tests;

public sealed class SmsReportsTests
{
    [Fact]
    public void A_state_never_steps_back_and_the_first_final_one_stays() => Prop.ForAll(
        Gen.Elements(Enum.GetValues<SmsState>()).NonEmptyListOf().ToArbitrary(), states =>
        {
            InMemorySmsReports reports = Reports();
            SmsState[] known = [.. states.Select(state => Accept(reports, "m", state).State)];
            SmsState? final = states.Where(state =>
                state >= SmsState.Delivered).Select(state => (SmsState?)state).FirstOrDefault();
            return known.Zip(known.Skip(1)).All(step => step.First <= step.Second || step.First == final)
                && known[^1] == (final ?? states.Max());
        }).Holds();

    [Fact]
    public async Task Each_number_of_a_message_has_a_state_of_its_own()
    {
        InMemorySmsReports reports = Reports();
        Accept(reports, "m", SmsState.Queued, "+12025550121");
        Accept(reports, "m", SmsState.Delivered, "+12025550122");
        Accept(reports, "m", SmsState.Failed, "+12025550121");

        IReadOnlyList<SmsReport> found = await reports.FindAsync("m", default);

        Assert.Equal(
            [("+12025550121", SmsState.Failed), ("+12025550122", SmsState.Delivered)],
            found.Select(report => (report.Number, report.State)));
    }

    [Theory]
    [InlineData("", "+12025550121")]
    [InlineData("+12025550121", "")]
    public async Task A_report_without_a_number_speaks_of_the_only_one(string first, string second)
    {
        InMemorySmsReports reports = Reports();
        Accept(reports, "m", SmsState.Queued, first);
        Accept(reports, "m", SmsState.Delivered, second);

        Assert.Equal(SmsState.Delivered, Assert.Single(await reports.FindAsync("m", default)).State);
    }

    [Fact]
    public async Task Memory_is_bounded_and_the_oldest_are_forgotten_first()
    {
        InMemorySmsReports reports = Reports(capacity: 100);
        for (int i = 0; i < 1000; i++)
        {
            Accept(reports, $"m{i}", SmsState.Sent);
        }

        Assert.Empty(await reports.FindAsync("m899", default));
        Assert.Single(await reports.FindAsync("m900", default));
        Assert.Single(await reports.FindAsync("m999", default));
        Assert.Empty(await reports.FindAsync("never seen", default));
    }

    [Fact]
    public async Task One_message_with_endless_numbers_is_bounded_too()
    {
        InMemorySmsReports reports = Reports();
        for (int i = 0; i < 5000; i++)
        {
            Accept(reports, "m", SmsState.Sent, $"+1202555{i:0000}");
        }

        Assert.Equal(1000, (await reports.FindAsync("m", default)).Count);
    }

    [Theory]
    [InlineData("1", SmsState.Delivered)]
    [InlineData("2", SmsState.Failed)]
    [InlineData("4", SmsState.Sent)]
    [InlineData("8", SmsState.Sent)]
    [InlineData("16", SmsState.Failed)]
    [InlineData("3", null)]
    [InlineData("", null)]
    public void A_report_of_Kannel_is_read(string state, SmsState? read)
    {
        bool isReport = KannelReports.TryRead(
            [new("id", "d-1.1.1"), new("state", state), new("key", "k")], out SmsReport? report);

        Assert.Equal((read is not null, read), (isReport, report?.State));
    }

    private static InMemorySmsReports Reports(int capacity = 10_000) =>
        new(Options.Create(new SmsOptions { ReportCapacity = capacity }));

    private static SmsReport Accept(InMemorySmsReports reports, string id, SmsState state, string number = "")
    {
        ValueTask<SmsReport> known = reports.AcceptAsync(
            new SmsReport { MessageId = id, State = state, Number = number }, default);
        Assert.True(known.IsCompletedSuccessfully);
        return known.AsTask().Result;
    }
}
