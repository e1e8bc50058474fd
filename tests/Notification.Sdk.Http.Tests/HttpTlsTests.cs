using Notification.Sdk.Http.Tests.Support;

namespace Notification.Sdk.Http.Tests;

public sealed class HttpTlsTests : IDisposable
{
    private readonly TestCertificates _certificates = new();
    private readonly Channel _channel = Channel.OnLoopback();

    public HttpTlsTests()
    {
        _channel.Options.RequireHttps = true;
        _channel.Options.AllowedHosts.Add("localhost");
        _channel.Options.AllowedNetworks.Add("::1/128");
    }

    public void Dispose()
    {
        _certificates.Dispose();
        _channel.Dispose();
    }

    [Fact]
    public async Task An_unknown_authority_is_not_trusted()
    {
        await using LoopbackServer server = Server();

        AssertUntrusted(await _channel.GetAsync($"https://localhost:{server.Port}/"));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task The_hosts_own_authority_is_trusted_and_our_certificate_offered()
    {
        await using LoopbackServer server = Server();

        foreach (HttpHostTls tls in new HttpHostTls[]
        {
            new() { CaFile = _certificates.CaFile },
            new() { CaFile = _certificates.CaFile, ClientCertificateFile = _certificates.OwnPem, ClientKeyFile = _certificates.OwnKey },
            new()
            {
                CaFile = _certificates.CaFile,
                ClientCertificateFile = _certificates.OwnPem,
                ClientKeyFile = _certificates.LockedKey,
                ClientCertificatePassword = TestCertificates.Password,
            },
            new()
            {
                CaFile = _certificates.CaFile,
                ClientCertificateFile = _certificates.OwnPfx,
                ClientCertificatePassword = TestCertificates.Password,
            },
        })
        {
            _channel.Options.Tls["LOCALHOST"] = tls;
            Assert.Empty(_channel.Options.FindFaults("Http"));
            Assert.Equal(204, (await _channel.GetAsync($"https://localhost:{server.Port}/")).Status);
        }

        Assert.Equal([null, "CN=notifier", "CN=notifier", "CN=notifier"], server.Requests.Select(request => request.ClientCertificate));
    }

    [Theory]
    [InlineData("wrong", ".key")]
    [InlineData("wrong", ".pfx")]
    [InlineData(null, ".pfx")]
    public async Task A_password_that_does_not_open_our_key_sends_nothing_and_is_not_told(string? password, string kind)
    {
        await using LoopbackServer server = Server();
        _channel.Options.Tls["localhost"] = new HttpHostTls
        {
            CaFile = _certificates.CaFile,
            ClientCertificateFile = kind == ".pfx" ? _certificates.OwnPfx : _certificates.OwnPem,
            ClientKeyFile = kind == ".pfx" ? null : _certificates.LockedKey,
            ClientCertificatePassword = password,
        };

        HttpAnswer answer = await _channel.GetAsync($"https://localhost:{server.Port}/");

        AssertUntrusted(answer);
        Assert.DoesNotContain("wrong", answer.Failure!.Detail, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Another_authority_than_the_hosts_own_is_not_trusted()
    {
        await using LoopbackServer server = Server();
        _channel.Options.Tls["localhost"] = new HttpHostTls { CaFile = _certificates.StrangerFile };

        AssertUntrusted(await _channel.GetAsync($"https://localhost:{server.Port}/"));
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_not_trusted()
    {
        await using LoopbackServer server = Server();
        _channel.Options.Tls["127.0.0.1"] = new HttpHostTls { CaFile = _certificates.CaFile };

        AssertUntrusted(await _channel.GetAsync($"https://127.0.0.1:{server.Port}/"));
    }

    [Fact]
    public async Task A_file_that_is_missing_at_the_handshake_spoils_only_that_one()
    {
        await using LoopbackServer server = Server();
        string moved = _certificates.CaFile + ".moved";
        _channel.Options.Tls["localhost"] = new HttpHostTls { CaFile = _certificates.CaFile };
        File.Move(_certificates.CaFile, moved);

        AssertUntrusted(await _channel.GetAsync($"https://localhost:{server.Port}/"));
        File.Move(moved, _certificates.CaFile);

        Assert.Equal(204, (await _channel.GetAsync($"https://localhost:{server.Port}/")).Status);
    }

    private LoopbackServer Server() => new(
        (_, stream, _, token) => LoopbackServer.ReplyAsync(stream, 204, "Connection: close\r\n", "", token),
        certificate: _certificates.Server);

    private static void AssertUntrusted(HttpAnswer answer) => Assert.Equal(
        (ReceiptStatus.Deferred, HttpReceipts.Certificate, true, false),
        (answer.Failure?.Status, answer.Failure?.Code, answer.Failure?.NothingSent, answer.Failure?.MayHaveArrived));
}
