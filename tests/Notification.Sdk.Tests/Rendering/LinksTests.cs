using Notification.Sdk.Events;
using Notification.Sdk.Rendering;

namespace Notification.Sdk.Tests.Rendering;

public sealed class LinksTests
{
    [Theory]
    [InlineData("see http://a/x and HTTPS://b", "see hxxp://a/x and HxxPS://b")]
    [InlineData("hthttp://tp://a", "hthxxp://tp[:]//a")]
    [InlineData("1http://a", "1hxxp://a")]
    [InlineData("看http://a", "看hxxp://a")]
    [InlineData("dingtalk://x ftp://y", "dingtalk[:]//x ftp[:]//y")]
    [InlineData("mailto:a@b TEL:110", "mailto[:]a@b TEL[:]110")]
    [InlineData(@"\\server\share", @"[\\]server\share")]
    [InlineData(@"C:\Windows\System32", @"C:\Windows\System32")]
    [InlineData("10:22:31 a:b tcp: yes", "10:22:31 a:b tcp: yes")]
    public void Schemes_and_network_paths_are_broken(string text, string expected) =>
        Assert.Equal(expected, Links.BreakSchemes(text));

    [Theory]
    [InlineData("evil.com/login", "evil[.]com/login")]
    [InlineData("www.evil.example", "www.evil[.]example")]
    [InlineData("hxxp://evil.com/a.b/c.php", "hxxp://evil[.]com/a.b/c.php")]
    [InlineData("a@evil.com", "a@evil[.]com")]
    [InlineData("пример.рф", "пример[.]рф")]
    [InlineData("a.xn--80ak6aa92e", "a[.]xn--80ak6aa92e")]
    [InlineData("请访问evil.com。", "请访问evil[.]com。")]
    [InlineData("run.sh", "run[.]sh")]
    [InlineData("/var/www/run.sh", "/var/www/run.sh")]
    [InlineData(@"C:\tools\run.sh", @"C:\tools\run.sh")]
    [InlineData("index.php app.log x.exe", "index.php app.log x.exe")]
    [InlineData("nginx 1.28.1 on 10.0.0.5", "nginx 1.28.1 on 10.0.0.5")]
    [InlineData("e.g. this. That", "e.g. this. That")]
    public void Hosts_are_broken_and_file_names_are_not(string text, string expected) =>
        Assert.Equal(expected, Links.BreakHosts(text));

    [Fact]
    public void A_title_keeps_its_dots_since_nothing_makes_links_of_it()
    {
        RenderedMessage message = RenderingSamples.Delivery(
            DeliveryKind.Event,
            RenderingSamples.Simple("db1.corp.example", "t", Severity.Low, 0)).Render(MessageFormat.Text);

        Assert.Equal("[Low] db1.corp.example: t", message.Title);
        Assert.StartsWith("[Low] db1.corp[.]example: t", message.Body, StringComparison.Ordinal);
    }
}
