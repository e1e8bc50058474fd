using Notification.Sdk.Scheduling;

namespace Notification.Sdk.Tests.Scheduling;

public sealed class ZonesTests
{
    private const string Examples = "'Europe/Berlin', 'Asia/Shanghai' or 'UTC'";

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/Argentina/Buenos_Aires")]
    [InlineData("Etc/GMT+8")]
    [InlineData("Asia/Calcutta")]
    [InlineData("UTC")]
    public void An_IANA_name_is_found(string id)
    {
        Assert.True(Zones.TryFind(id, out TimeZoneInfo? zone, out string? problem));
        Assert.Equal(id, zone.Id);
        Assert.Null(problem);
    }

    [Theory]
    [InlineData("Europe/Atlantis")]
    [InlineData("+08:00")]
    [InlineData("Europe")]
    [InlineData("Europe/Berlin ")]
    [InlineData("Local")]
    [InlineData("localtime")]
    [InlineData("posixrules")]
    [InlineData("posix/Europe/Berlin")]
    [InlineData("right/Europe/Berlin")]
    [InlineData("/etc/localtime")]
    [InlineData("Europe/../Europe/Berlin")]
    public void What_is_no_IANA_name_is_refused_with_examples(string id) => Refused(
        id, $"'{id}' is not an IANA zone known to this machine; write one such as {Examples}.");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void No_name_is_refused_since_there_is_no_default(string? id) => Refused(
        id, $"'{id}' names no zone; write an IANA name such as {Examples}.");

    [Fact]
    public void A_Windows_name_is_refused_with_the_IANA_name() => Refused(
        "China Standard Time",
        "'China Standard Time' is a Windows zone; write its IANA name, such as 'Asia/Shanghai'.");

    [Fact]
    public void Another_spelling_is_refused_also_when_the_runtime_remembers_the_zone()
    {
        Assert.True(Zones.TryFind("Europe/Berlin", out _, out _));

        Assert.False(Zones.TryFind("europe/berlin", out _, out string? problem));
        Assert.Contains("write ", problem, StringComparison.Ordinal);
        Assert.Contains("'Europe/Berlin'", problem, StringComparison.Ordinal);
    }

    private static void Refused(string? id, string expected)
    {
        Assert.False(Zones.TryFind(id, out TimeZoneInfo? zone, out string? problem));
        Assert.Null(zone);
        Assert.Equal(expected, problem);
    }
}
