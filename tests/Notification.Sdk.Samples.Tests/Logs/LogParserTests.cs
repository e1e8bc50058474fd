using System.Globalization;
using Quickstart.Logs;

namespace Notification.Sdk.Samples.Tests.Logs;

public sealed class LogParserTests
{
    private const string Rest = "web-1 sshd[7]: Failed password for root from 192.0.2.7 port 22 ssh2";

    [Theory]
    [InlineData("Dec 10 06:55:46", "2026-12-10T06:55:46Z")]
    [InlineData("Dec  1 06:55:46", "2026-12-01T06:55:46Z")]
    [InlineData("Dec 1 06:55:46", "2026-12-01T06:55:46Z")]
    [InlineData("2026-11-20T03:14:07.123456+01:00", "2026-11-20T02:14:07.123456Z")]
    [InlineData("2026-11-20T03:14:07Z", "2026-11-20T03:14:07Z")]
    [InlineData("2026-11-20T03:14:07", "2026-11-20T03:14:07Z")]
    public void Both_forms_of_time_are_read_in_UTC(string time, string expected)
    {
        LogLine line = new LogParser(2026).Parse($"{time} {Rest}")!;
        Assert.Equal(At(expected), line.Time);
        Assert.Equal(("web-1", true), (line.Host, line.IsSshd));
        Assert.Equal("root", line.Logon!.User);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("Dec 10")]
    [InlineData("Dec 10 06:55:46")]
    [InlineData("Dec 10 06:55:46 web-1")]
    [InlineData("Dec 10 06:55:46 web-1 -- MARK --")]
    [InlineData("Dec 10 06:55:46 web-1 :")]
    [InlineData("Dez 10 06:55:46 web-1 sshd[7]: hello")]
    [InlineData("ecJ 10 06:55:46 web-1 sshd[7]: hello")]
    [InlineData("Dec 32 06:55:46 web-1 sshd[7]: hello")]
    [InlineData("Feb 29 06:55:46 web-1 sshd[7]: hello")]
    [InlineData("Dec 10 24:00:00 web-1 sshd[7]: hello")]
    [InlineData("Dec -1 06:55:46 web-1 sshd[7]: hello")]
    [InlineData("9999-12-31T23:59:59Z web-1 sshd[7]: hello")]
    [InlineData("0001-01-01T00:00:00+14:00 web-1 sshd[7]: hello")]
    [InlineData("Dec 10 06:55:46 web-1 sshd[7]: Failed password for root")]
    public void What_has_not_the_form_of_a_line_is_bad(string line) => Assert.Null(new LogParser(2026).Parse(line));

    [Fact]
    public void A_host_that_is_too_long_to_be_one_is_bad()
    {
        Assert.NotNull(new LogParser(2026).Parse($"Dec 10 06:55:46 {new string('h', 255)} sshd[7]: hello"));
        Assert.Null(new LogParser(2026).Parse($"Dec 10 06:55:46 {new string('h', 256)} sshd[7]: hello"));
    }

    [Theory]
    [InlineData("sshd[7]:", true)]
    [InlineData("sshd:", true)]
    [InlineData("sshd-session[7]:", true)]
    [InlineData("sshdx[7]:", false)]
    [InlineData("sudo:", false)]
    public void Only_sshd_tells_of_logons(string program, bool expected)
    {
        LogLine line = new LogParser(2026)
            .Parse($"Dec 10 06:55:46 web-1 {program} Accepted password for bob from 192.0.2.7 port 22 ssh2")!;
        Assert.Equal((expected, expected), (line.IsSshd, line.Logon is not null));
    }

    [Theory]
    [InlineData("Dec 31,Jan 1,Jan 2", "2026-12-31,2027-01-01,2027-01-02")]
    [InlineData("Dec 31,Jan 1,Dec 31,Jan 1", "2026-12-31,2027-01-01,2026-12-31,2027-01-01")]
    [InlineData("Nov 30,Feb 1", "2026-11-30,2027-02-01")]
    [InlineData("Mar 1,Feb 28,Mar 2", "2026-03-01,2026-02-28,2026-03-02")]
    [InlineData("Mar 1,Nov 1", "2026-03-01,2026-11-01")]
    public void The_year_goes_on_over_New_Year_and_only_there(string days, string expected)
    {
        var parser = new LogParser(2026);
        IEnumerable<string> dates = days.Split(',').Select(day =>
            parser.Parse($"{day} 12:00:00 {Rest}")!.Time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(expected, string.Join(',', dates));
    }

    [Fact]
    public void A_leap_day_needs_its_year() =>
        Assert.Equal(At("2028-02-29T12:00:00Z"), new LogParser(2028).Parse($"Feb 29 12:00:00 {Rest}")!.Time);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
