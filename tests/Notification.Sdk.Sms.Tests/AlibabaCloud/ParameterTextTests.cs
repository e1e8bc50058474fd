using FsCheck;
using FsCheck.Fluent;
using Notification.Sdk.Sms.AlibabaCloud;

namespace Notification.Sdk.Sms.Tests.AlibabaCloud;

public sealed class ParameterTextTests
{
    [Theory]
    [InlineData("Reverse shell", "Reverse shell")]
    [InlineData("", "-")]
    [InlineData("  \r\n ", "-")]
    [InlineData("a\r\nb", "a  b")]
    [InlineData("https://evil.example/a", "https: evil-examp...")]
    [InlineData("10.0.0.1", "10-0-0-1")]
    [InlineData("evil。example", "evil-example")]
    [InlineData("End. Of it.", "End. Of it.")]
    [InlineData("【银行】[x]", "(银行)(x)")]
    [InlineData("a\u202eb\u200bc", "abc")]
    [InlineData("12345678901234567890", "12345678901234567890")]
    [InlineData("123456789012345678901", "12345678901234567...")]
    [InlineData("1234567890123456🔥🔥🔥", "1234567890123456...")]
    public void A_value_becomes_what_a_variable_takes(string text, string value) =>
        Assert.Equal(value, ParameterText.Clean(text, 20));

    [Fact]
    public void No_value_is_empty_too_long_or_looks_like_a_URL() => Prop.ForAll<string?>(text =>
    {
        string value = ParameterText.Clean(text ?? "", 20);
        return value.Length is > 0 and <= 20
            && !value.Contains("//", StringComparison.Ordinal)
            && value.All(c => !char.IsControl(c) && c is not ('【' or '】' or '[' or ']'));
    }).Holds();
}
