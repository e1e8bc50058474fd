using Notification.Sdk.Http.Tests.Support;

namespace Notification.Sdk.Http.Tests;

public sealed class HttpChannelOptionsTests
{
    [Fact]
    public void The_defaults_are_without_fault() => Assert.Empty(new HttpChannelOptions().FindFaults("Http"));

    [Theory]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0.0/33")]
    [InlineData("hooks.example")]
    [InlineData("")]
    public void A_network_that_is_none_is_named(string network)
    {
        string fault = Assert.Single(new HttpChannelOptions { AllowedNetworks = ["10.0.0.0/8", network] }.FindFaults("W:Http"));

        Assert.StartsWith($"W:Http:AllowedNetworks:1 is '{network}'", fault, StringComparison.Ordinal);
        Assert.Contains("10.20.0.0/16", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://hooks.example")]
    [InlineData("hooks.example:443")]
    [InlineData("10.0.0.1")]
    [InlineData("*")]
    [InlineData("*.")]
    [InlineData("")]
    public void A_host_that_is_none_is_named(string host) => Assert.StartsWith(
        $"W:Http:AllowedHosts:0 is '{host}'",
        Assert.Single(new HttpChannelOptions { AllowedHosts = [host] }.FindFaults("W:Http")),
        StringComparison.Ordinal);

    [Fact]
    public void Numbers_out_of_range_are_named()
    {
        var options = new HttpChannelOptions
        {
            ConnectTimeout = TimeSpan.Zero,
            AttemptTimeout = TimeSpan.FromHours(1),
            MaxResponseBytes = 5,
            Breaker = new HttpBreakerOptions
            {
                FailureRatio = 0,
                MinimumThroughput = 1,
                SamplingDuration = TimeSpan.Zero,
                BreakDuration = TimeSpan.FromDays(2),
            },
        };

        Assert.Equal(
            [
                "Http:ConnectTimeout", "Http:AttemptTimeout", "Http:MaxResponseBytes", "Http:Breaker:FailureRatio",
                "Http:Breaker:MinimumThroughput", "Http:Breaker:SamplingDuration", "Http:Breaker:BreakDuration",
            ],
            options.FindFaults("Http").Select(fault => fault.Split(' ')[0]));
    }

    [Fact]
    public void A_certificate_file_that_cannot_be_used_is_named_without_its_password()
    {
        using var certificates = new TestCertificates();
        var options = new HttpChannelOptions();
        options.Tls["a"] = new HttpHostTls { CaFile = certificates.CaFile + ".missing" };
        options.Tls["b"] = new HttpHostTls { CaFile = certificates.OwnKey };
        options.Tls["c"] = new HttpHostTls
        {
            ClientCertificateFile = certificates.OwnPfx,
            ClientCertificatePassword = "planted",
        };

        IReadOnlyList<string> faults = options.FindFaults("Http");

        Assert.Equal(["Http:Tls:a", "Http:Tls:b", "Http:Tls:c"], faults.Select(fault => fault.Split(' ')[0]));
        Assert.DoesNotContain(faults, fault => fault.Contains("planted", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://hooks.example/a?b=c", true)]
    [InlineData("HTTPS://HOOKS.EXAMPLE", true)]
    [InlineData("http://hooks.example/", false)]
    [InlineData("hooks.example/a", false)]
    [InlineData("/a", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("https://", false)]
    [InlineData("https://%31%32%37.0.0.1/", false)]
    [InlineData("https://hooks.example:99999/", false)]
    [InlineData("https://user@hooks.example/", false)]
    [InlineData("https://hooks.example/#planted", false)]
    [InlineData("javascript:planted", false)]
    public void An_address_is_an_absolute_https_URL_and_nothing_more(string? address, bool good)
    {
        Assert.Equal(good, HttpAddress.TryParse(address, requireHttps: true, out Uri? uri, out string? fault));
        Assert.Equal(good, uri is not null);
        Assert.Equal(good, fault is null);
        Assert.DoesNotContain("planted", fault ?? "", StringComparison.Ordinal);
    }
}
