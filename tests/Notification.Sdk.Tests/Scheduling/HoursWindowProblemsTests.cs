using System.Text.Json;
using Notification.Sdk.Policies;

namespace Notification.Sdk.Tests.Scheduling;

public sealed class HoursWindowProblemsTests
{
    [Theory]
    [InlineData("8-20")]
    [InlineData("08:00")]
    [InlineData("8:00-20:00")]
    [InlineData("08:00-20:60")]
    [InlineData("08:00-25:00")]
    [InlineData("24:00-08:00")]
    [InlineData("08:00-24:01")]
    [InlineData("08:00:00-20:00:00")]
    [InlineData("08:00–20:00")]
    [InlineData("08:00-20:00-22:00")]
    [InlineData("-")]
    public void A_range_that_cannot_be_read_is_named_with_the_right_form(string hours)
    {
        string problem = Assert.Single(Windows.ProblemsOf(new WindowRule { Hours = hours }));

        Assert.Equal(
            $"Hours: '{hours}' is not a range; write HH:mm-HH:mm, such as 08:00-20:00 or 20:00-24:00.", problem);
    }

    [Theory]
    [InlineData("08:00-08:00")]
    [InlineData("00:00-00:00")]
    public void A_range_that_ends_where_it_starts_is_refused(string hours)
    {
        string problem = Assert.Single(Windows.ProblemsOf(new WindowRule { Hours = hours }));

        Assert.Equal($"Hours: '{hours}' starts and ends at the same time; write 00:00-24:00 for all day.", problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Blank_hours_are_refused(string hours)
    {
        string problem = Assert.Single(Windows.ProblemsOf(new WindowRule { Hours = hours }));

        Assert.Equal($"Hours: '{hours}' has no range; write 08:00-20:00, or leave it out for all day.", problem);
    }

    [Fact]
    public void Every_problem_of_a_rule_is_told_with_its_key()
    {
        var rule = new WindowRule
        {
            Hours = "08:00-12:00,,13:00-13:00",
            Days = [DayOfWeek.Monday, (DayOfWeek)7],
            Holidays = ["2026-12-25", "2026-02-29"],
            Workdays = ["10/10/2026"],
        };

        Assert.Equal(
            [
                "Days: '7' is not a day of the week; use Sunday to Saturday.",
                "Holidays:1: '2026-02-29' is not a date; write yyyy-MM-dd, such as 2026-12-24.",
                "Workdays:0: '10/10/2026' is not a date; write yyyy-MM-dd, such as 2026-12-24.",
                "Hours: '' is not a range; write HH:mm-HH:mm, such as 08:00-20:00 or 20:00-24:00.",
                "Hours: '13:00-13:00' starts and ends at the same time; write 00:00-24:00 for all day.",
            ],
            Windows.ProblemsOf(rule));
    }

    [Fact]
    public void A_list_that_a_deserializer_sets_to_null_is_an_empty_one()
    {
        WindowRule rule = Assert.IsType<WindowRule>(
            JsonSerializer.Deserialize<WindowRule>("""{ "Days": null, "Holidays": null, "Workdays": null }"""));
        DateTimeOffset any = Windows.Instant("2026-07-01T03:00:00Z");

        Assert.Null(rule.Days);
        Assert.Equal(any, Windows.Of("UTC", rule).NextOpening(any));
    }

    [Fact]
    public void Blanks_around_ranges_and_times_do_not_matter()
    {
        DateTimeOffset night = Windows.Instant("2026-07-01T03:00:00Z");

        DateTimeOffset? opening = Windows.Of("UTC", " 13:00 - 24:00 , 08:00-12:00 ").NextOpening(night);

        Assert.Equal(Windows.Instant("2026-07-01T08:00:00Z"), opening);
    }
}
