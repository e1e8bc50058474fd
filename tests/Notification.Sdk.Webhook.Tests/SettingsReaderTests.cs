using FsCheck;
using FsCheck.Fluent;
using Notification.Sdk.Webhook.Settings;

namespace Notification.Sdk.Webhook.Tests;

public sealed class SettingsReaderTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    [Fact]
    public void Without_settings_it_is_an_unsigned_standard_POST()
    {
        WebhookSettings settings = Read();

        Assert.Equal((WebhookFormat.Standard, HttpMethod.Post), (settings.Format, settings.Method));
        Assert.Null(settings.Timeout);
        Assert.Null(settings.Source);
        Assert.Empty(settings.Keys);
        Assert.Empty(settings.Headers);
    }

    [Fact]
    public void Every_setting_is_read_whatever_its_case()
    {
        WebhookSettings settings = Read(
            ("Format", "CloudEvents-Batch"),
            ("METHOD", "put"),
            ("timeout", "2.5"),
            ("source", "urn:acme:soc"),
            ("Secrets", $" {Secret}  {Secret} "),
            ("header:X-One", "1"),
            ("Header.X-Two", "a b"));

        Assert.Equal(
            (WebhookFormat.CloudEventsBatch, HttpMethod.Put, TimeSpan.FromSeconds(2.5), "urn:acme:soc", 2),
            (settings.Format, settings.Method, settings.Timeout, settings.Source, settings.Keys.Count));
        Assert.Equal([new("X-One", "1"), new("X-Two", "a b")], settings.Headers);
    }

    [Theory]
    [InlineData("format", "xml", "format")]
    [InlineData("method", "GET", "method")]
    [InlineData("method", "", "method")]
    [InlineData("timeout", "0.9", "timeout")]
    [InlineData("timeout", "301", "timeout")]
    [InlineData("timeout", "-1", "timeout")]
    [InlineData("timeout", "NaN", "timeout")]
    [InlineData("source", "not a uri", "source")]
    [InlineData("source", "", "source")]
    [InlineData("secret", "", "secret")]
    [InlineData("secret", "planted", "secret")]
    [InlineData("secret", "whsec_planted", "secret")]
    [InlineData("secrett", Secret, "secrett")]
    [InlineData("header:", "v", "header")]
    [InlineData("header:X\r\nEvil", "v", "header")]
    [InlineData("header:X Y", "v", "header")]
    [InlineData("header:X:Y", "v", "header")]
    [InlineData("header:X", "planted\r\nEvil: 1", "X")]
    [InlineData("header:X", "planted\nEvil: 1", "X")]
    [InlineData("header:X", "planted\0", "X")]
    [InlineData("header:X", "plantedé", "X")]
    [InlineData("header:Host", "v", "Host")]
    [InlineData("header:content-length", "5", "content-length")]
    [InlineData("header:Content-Type", "text/plain", "Content-Type")]
    [InlineData("header:Transfer-Encoding", "chunked", "Transfer-Encoding")]
    [InlineData("header:Connection", "close", "Connection")]
    [InlineData("header:Upgrade", "h2c", "Upgrade")]
    [InlineData("header:Proxy-Authorization", "v", "Proxy-Authorization")]
    [InlineData("header:Webhook-Signature", "v1,x", "Webhook-Signature")]
    [InlineData("header:WEBHOOK-ID", "x", "WEBHOOK-ID")]
    [InlineData("header:svix-id", "x", "svix-id")]
    [InlineData("header:ce-type", "x", "ce-type")]
    [InlineData("header:Idempotency-Key", "x", "Idempotency-Key")]
    public void A_setting_that_cannot_be_used_is_named_without_its_value(string name, string value, string named)
    {
        Assert.False(SettingsReader.TryRead(new Dictionary<string, string> { [name] = value }, out _, out string? fault));

        Assert.Contains(named, fault, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", fault, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', fault);
        Assert.DoesNotContain('\n', fault);
    }

    [Fact]
    public void No_header_that_is_let_through_can_start_another_one() =>
        Prop.ForAll<string, string>((name, value) =>
            HeaderRule.FindFault(name ?? "", value ?? "") is not null || !$"{name}{value}".Any(char.IsControl))
            .Holds();

    [Fact]
    public void Ordinary_headers_are_let_through()
    {
        foreach (string name in new[] { "Authorization", "X-Api-Key", "Cookie", "User-Agent", "Expires", "Accept" })
        {
            Assert.Null(HeaderRule.FindFault(name, "Bearer abc~!"));
        }
    }

    private static WebhookSettings Read(params (string Name, string Value)[] given)
    {
        Dictionary<string, string> settings = given.ToDictionary(setting => setting.Name, setting => setting.Value);
        Assert.True(SettingsReader.TryRead(settings, out WebhookSettings? read, out string? fault), fault);
        return read;
    }
}
