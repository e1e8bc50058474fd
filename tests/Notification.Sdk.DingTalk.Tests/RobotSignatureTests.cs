using FsCheck;
using FsCheck.Fluent;
using Notification.Sdk.DingTalk.Robots;
using Notification.Sdk.DingTalk.Tests.Support;

namespace Notification.Sdk.DingTalk.Tests;

public sealed class RobotSignatureTests
{
    [Theory]
    [InlineData(1577262236757, "this is secret", "hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM=")]
    [InlineData(
        1700000000000,
        "SEC0000000000000000000000000000000000000000000000000000000000000000",
        "+8WOOUUcTkFRyfCevQaISh9EUbkxaatnd6MLtL7dAY8=")]
    public void The_signature_is_the_vendors(long milliseconds, string secret, string expected) =>
        Assert.Equal(expected, RobotSignature.Compute(milliseconds, secret));

    [Theory]
    [InlineData(1577262236757, "this is secret", "hmPWwU%2B7lVdm3ZZz0r9tSfx0L4Q26jWOZr9%2BGs6EZQM%3D")]
    [InlineData(
        1700000000000,
        "SEC0000000000000000000000000000000000000000000000000000000000000000",
        "%2B8WOOUUcTkFRyfCevQaISh9EUbkxaatnd6MLtL7dAY8%3D")]
    public void The_signature_is_encoded_once_on_its_way_into_the_URL(long milliseconds, string secret, string expected)
    {
        var robot = new Robot(new Uri("https://oapi.dingtalk.com/robot/send?access_token=T"), secret);

        Uri signed = RobotSignature.Sign(robot, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

        Assert.Equal($"/robot/send?access_token=T&timestamp={milliseconds}&sign={expected}", signed.PathAndQuery);
    }

    [Fact]
    public void A_robot_without_a_secret_is_not_signed()
    {
        var robot = new Robot(new Uri("https://oapi.dingtalk.com/robot/send?access_token=T"), null);

        Assert.Equal("?access_token=T", RobotSignature.Sign(robot, DateTimeOffset.UnixEpoch).Query);
    }

    [Fact]
    public void Any_signature_survives_the_URL() => Prop.ForAll(
        ArbMap.Default.ArbFor<PositiveInt>(),
        ArbMap.Default.ArbFor<NonEmptyString>(),
        (time, text) =>
        {
            string secret = "SEC" + Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(text.Get));
            var robot = new Robot(new Uri("https://oapi.dingtalk.com/robot/send?access_token=T"), secret);

            Uri signed = RobotSignature.Sign(robot, DateTimeOffset.FromUnixTimeMilliseconds(time.Get));

            string sign = signed.Query[(signed.Query.IndexOf("&sign=", StringComparison.Ordinal) + 6)..];
            return !sign.Contains('+', StringComparison.Ordinal)
                && Uri.UnescapeDataString(sign) == HandMadeHmac.Base64(secret, $"{time.Get}\n{secret}");
        }).Holds();

    [Fact]
    public async Task The_vendor_accepts_the_signature_of_each_attempt_at_its_own_time()
    {
        await using var host = new DingTalkHost();
        host.Server.Add("T", DingTalkHost.Secret);
        DeliveryTarget target = DingTalkHost.Target(host.Server.Url("T"), new() { ["secret"] = DingTalkHost.Secret });

        DeliveryReceipt first = await host.SendAsync(target);
        host.Time.Advance(TimeSpan.FromHours(3));
        DeliveryReceipt later = await host.SendAsync(target);

        Assert.Equal((ReceiptStatus.Delivered, "0"), (first.Status, first.Code));
        Assert.Equal(ReceiptStatus.Delivered, later.Status);
    }

    [Fact]
    public async Task The_vendor_refuses_another_secret_and_the_endpoint_stops()
    {
        await using var host = new DingTalkHost();
        host.Server.Add("T", DingTalkHost.Secret);

        DeliveryReceipt receipt = await host.SendAsync(
            DingTalkHost.Target(host.Server.Url("T"), new() { ["secret"] = "SECanother0000000000" }));

        Assert.Equal((ReceiptStatus.Rejected, "310000"), (receipt.Status, receipt.Code));
        Assert.True(receipt.DisablesEndpoint);
        Assert.Contains("signature", receipt.Detail, StringComparison.Ordinal);
    }
}
