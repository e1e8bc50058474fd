using Quickstart.Logs;

namespace Notification.Sdk.Samples.Tests.Logs;

public sealed class SshMessageTests
{
    [Theory]
    [InlineData("Failed password for root from 192.0.2.7 port 4022 ssh2", false, "root", 1)]
    [InlineData("Failed password for invalid user admin from 192.0.2.7 port 4022 ssh2", false, "admin", 1)]
    [InlineData("Failed password for invalid user  from 192.0.2.7 port 4022 ssh2", false, "", 1)]
    [InlineData("Failed password for  from 192.0.2.7 port 4022 ssh2", false, "", 1)]
    [InlineData("Failed password for invalid user John Q. Doe from 192.0.2.7 port 4022 ssh2", false, "John Q. Doe", 1)]
    [InlineData("Failed password for invalid user from from 192.0.2.7 port 4022 ssh2", false, "from", 1)]
    [InlineData(
        "Failed password for invalid user x from 198.51.100.1 port 22 ssh2 from 192.0.2.7 port 4022 ssh2",
        false,
        "x from 198.51.100.1 port 22 ssh2",
        1)]
    [InlineData("Failed password for invalid user a] b [c from 192.0.2.7 port 4022 ssh2", false, "a] b [c", 1)]
    [InlineData("Failed password for root from 192.0.2.7 port 4022", false, "root", 1)]
    [InlineData("message repeated 5 times: [ Failed password for x from 192.0.2.7 port 4022 ssh2]", false, "x", 5)]
    [InlineData("message repeated 2 times: [ Accepted password for bob from 192.0.2.7 port 4022 ssh2]", true, "bob", 2)]
    [InlineData("message repeated 0 times: [ Failed password for x from 192.0.2.7 port 4022 ssh2]", false, "x", 1)]
    [InlineData("Accepted password for bob from 192.0.2.7 port 4022 ssh2", true, "bob", 1)]
    [InlineData("Accepted publickey for bob from 192.0.2.7 port 4022 ssh2: ED25519 SHA256:a2V5", true, "bob", 1)]
    public void A_logon_is_read_from_the_right(string message, bool succeeded, string user, int count)
    {
        Assert.True(SshMessage.TryRead(message, out Logon? logon));
        Assert.Equal(new Logon(succeeded, user, "192.0.2.7", 4022, count), logon);
    }

    [Fact]
    public void An_address_may_be_one_of_IPv6()
    {
        Assert.True(SshMessage.TryRead("Failed password for root from 2001:db8::7 port 1 ssh2", out Logon? logon));
        Assert.Equal("2001:db8::7", logon!.Source);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Invalid user admin from 192.0.2.7 port 4022")]
    [InlineData("Failed none for invalid user admin from 192.0.2.7 port 4022 ssh2")]
    [InlineData("Connection closed by 192.0.2.7 port 4022 [preauth]")]
    [InlineData("message repeated 2 times: [ Connection closed by 192.0.2.7 port 4022]")]
    [InlineData("user says: Failed password for root from 192.0.2.7 port 4022 ssh2")]
    [InlineData("Postponed publickey for bob from 192.0.2.7 port 4022 ssh2 [preauth]")]
    public void Other_messages_are_no_logons(string message)
    {
        Assert.True(SshMessage.TryRead(message, out Logon? logon));
        Assert.Null(logon);
    }

    [Theory]
    [InlineData("Failed password")]
    [InlineData("Failed password for root")]
    [InlineData("Failed password for root from port 22 ssh2")]
    [InlineData("Failed password for root from 192.0.2.7 port 70000 ssh2")]
    [InlineData("Failed password for root from 192.0.2.7 port -1 ssh2")]
    [InlineData("Accepted password for bob from 192.0.2.7")]
    [InlineData("message repeated 5 times: [ Failed password for root from 192.0.2.7]")]
    public void A_logon_that_cannot_be_read_is_bad(string message) =>
        Assert.False(SshMessage.TryRead(message, out _));
}
