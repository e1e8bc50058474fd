using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Notification.Sdk.Webhook.Signing;

namespace Notification.Sdk.Webhook.Tests;

public sealed class WebhookSignerTests
{
    [Fact]
    public void The_vector_of_the_reference_libraries_comes_out()
    {
        Assert.True(WebhookSecret.TryParse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", out byte[]? key));

        Assert.Equal(
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            WebhookSigner.Sign([new(key)], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"u8));
    }

    [Fact]
    public void Several_keys_give_several_signatures_in_their_order()
    {
        byte[] one = RandomNumberGenerator.GetBytes(24);
        byte[] two = RandomNumberGenerator.GetBytes(64);

        string both = WebhookSigner.Sign([new(one), new(two)], "id", 1, "{}"u8);

        Assert.Equal($"{WebhookSigner.Sign([new(one)], "id", 1, "{}"u8)} {WebhookSigner.Sign([new(two)], "id", 1, "{}"u8)}", both);
    }

    [Fact]
    public void One_key_signs_for_many_at_once()
    {
        var shared = new SigningKey(RandomNumberGenerator.GetBytes(32));
        string[] alone = [.. Enumerable.Range(0, 1_000).Select(i => WebhookSigner.Sign([shared], "id", i, "{}"u8))];
        string[] together = new string[alone.Length];

        Parallel.For(0, together.Length, i => together[i] = WebhookSigner.Sign([shared], "id", i, "{}"u8));

        Assert.Equal(alone, together);
        Assert.Equal(alone.Length, alone.Distinct().Count());
    }

    [Fact]
    public void The_signature_covers_id_time_and_every_byte_of_the_body() =>
        Prop.ForAll<NonEmptyString, byte>((text, change) =>
        {
            byte[] key = new byte[32];
            byte[] body = Encoding.UTF8.GetBytes(text.Get);
            string signature = WebhookSigner.Sign([new(key)], "id", 5, body);
            byte[] changed = [.. body];
            changed[change % body.Length] ^= 1;
            return signature != WebhookSigner.Sign([new(key)], "id", 5, changed)
                && signature != WebhookSigner.Sign([new(key)], "id", 6, body)
                && signature != WebhookSigner.Sign([new(key)], "ie", 5, body);
        }).Holds();

    [Theory]
    [InlineData(23, false)]
    [InlineData(24, true)]
    [InlineData(32, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void A_secret_has_24_to_64_bytes_with_or_without_padding(int length, bool good)
    {
        byte[] bytes = RandomNumberGenerator.GetBytes(length);
        string text = "whsec_" + Convert.ToBase64String(bytes);

        Assert.Equal(good, WebhookSecret.TryParse(text, out byte[]? key));
        Assert.Equal(good, WebhookSecret.TryParse(text.TrimEnd('='), out byte[]? unpadded));
        if (good)
        {
            Assert.Equal(bytes, key);
            Assert.Equal(bytes, unpadded);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS!")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw=A")]
    public void Anything_else_is_no_secret(string text) => Assert.False(WebhookSecret.TryParse(text, out _));
}
