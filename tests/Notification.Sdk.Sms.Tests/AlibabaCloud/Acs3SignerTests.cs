using Notification.Sdk.Sms.AlibabaCloud;

namespace Notification.Sdk.Sms.Tests.AlibabaCloud;

/// <summary>The two worked examples that the vendor publishes (V3 request structure and signature).</summary>
public sealed class Acs3SignerTests
{
    private const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Theory]
    [InlineData(
        "2023-10-26T09:01:01Z",
        "d410180a5abf7fe235dd9b74aca91fc0",
        "29622f5feb1e9fcaaa2e276a72889c975f7b16f00e02be1ca34965b18cd85015",
        "e521358f7776c97df52e6b2891a8bc73026794a071b50c3323388c4e0df64804")]
    [InlineData(
        "2023-10-26T10:22:32Z",
        "3156853299f313e23d1673dc12e1703d",
        "7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259",
        "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0")]
    public void The_published_examples_come_out(string date, string nonce, string requestHash, string signature)
    {
        var headers = new Dictionary<string, string>
        {
            ["x-acs-version"] = "2014-05-26",
            ["host"] = "ecs.cn-shanghai.aliyuncs.com",
            ["x-acs-signature-nonce"] = nonce,
            ["x-acs-action"] = "RunInstances",
            ["x-acs-date"] = date,
            ["x-acs-content-sha256"] = EmptyHash,
        };
        string query = Acs3Signer.CanonicalQuery(
        [
            new("RegionId", "cn-shanghai"),
            new("ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"),
        ]);

        string hash = Acs3Signer.HashRequest("POST", "/", query, headers, Acs3Signer.Hash(""));
        string authorization = Acs3Signer.Authorize("YourAccessKeyId", "YourAccessKeySecret", headers, hash);

        Assert.Equal(EmptyHash, Acs3Signer.Hash(""));
        Assert.Equal(requestHash, hash);
        Assert.Equal(
            "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,"
            + "SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,"
            + $"Signature={signature}",
            authorization);
    }

    [Fact]
    public void Everything_but_the_unreserved_is_encoded_and_capitals_come_first() => Assert.Equal(
        "B=~-_.%20%2A%2B%2F%E8%AD%A6&a=1", Acs3Signer.CanonicalQuery([new("a", "1"), new("B", "~-_. *+/警")]));
}
