using FsCheck;
using FsCheck.Fluent;
using Notification.Sdk.Email.Addressing;

namespace Notification.Sdk.Email.Tests;

public sealed class MailboxTests
{
    [Theory]
    [InlineData("a@example.com", "", "a@example.com")]
    [InlineData("  Security <alerts@Example.COM> ", "Security", "alerts@example.com")]
    [InlineData("\"Zhang, San\" <z.s+tag@example.com>", "Zhang, San", "z.s+tag@example.com")]
    [InlineData("\"say \\\"hi\\\"\" <a@b.org>", "say \"hi\"", "a@b.org")]
    [InlineData("安全中心 <a@b.org>", "安全中心", "a@b.org")]
    [InlineData("<a@b.org>", "", "a@b.org")]
    [InlineData("root@localhost", "", "root@localhost")]
    [InlineData("张三@例子.中国", "", "张三@xn--fsqu00a.xn--fiqs8s")]
    public void A_mailbox_is_read(string text, string name, string address)
    {
        Mailbox mailbox = Mailbox.Parse(text);
        Assert.Equal((name, address), (mailbox.DisplayName, mailbox.Address));
        Assert.Equal(!System.Text.Ascii.IsValid(address), mailbox.IsInternational);
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("@b.org")]
    [InlineData("a@")]
    [InlineData("a@b@c.org")]
    [InlineData("a b@c.org")]
    [InlineData("a@b.org>")]
    [InlineData("a@b.org> SIZE=1")]
    [InlineData("<a@b.org")]
    [InlineData("a@b.org\r\nRCPT TO:<x@y.org>")]
    [InlineData("a\r\n@b.org")]
    [InlineData("a@b.org\0")]
    [InlineData("na\nme <a@b.org>")]
    [InlineData("\"a b\"@c.org")]
    [InlineData("\"a@b.org> ORCPT=x\"@c.org")]
    [InlineData("a(comment)@b.org")]
    [InlineData("@relay.org:a@b.org")]
    [InlineData("a@[127.0.0.1]")]
    [InlineData("a@b..org")]
    [InlineData(".a@b.org")]
    [InlineData("a.@b.org")]
    [InlineData("a..b@c.org")]
    [InlineData("a@-b.org")]
    [InlineData("a@b_c.org")]
    [InlineData("a@b.org.")]
    [InlineData("a\u00a0b@c.org")]
    [InlineData("a\u202eb@c.org")]
    [InlineData("a\u2028b@c.org")]
    [InlineData("a\ud800@c.org")]
    [InlineData("a@b.org <c@d.org>")]
    [InlineData("\"open <c@d.org>")]
    [InlineData("\"bad\"quotes\" <c@d.org>")]
    [InlineData("Team: a@b.org;")]
    [InlineData("a@b.org; c@d.org")]
    public void What_is_not_a_mailbox_is_refused_with_a_reason(string text)
    {
        Assert.False(Mailbox.TryParse(text, out _));
        MailFormatException fault = Assert.Throws<MailFormatException>(() => Mailbox.Parse(text));
        Assert.DoesNotContain(fault.Message, char.IsControl);
    }

    [Fact]
    public void Too_long_is_refused()
    {
        Assert.True(Mailbox.TryParse(new string('a', 64) + "@b.org", out _));
        Assert.False(Mailbox.TryParse(new string('a', 65) + "@b.org", out _));
        Assert.False(Mailbox.TryParse(new string('安', 22) + "@b.org", out _));
        string domain = string.Join('.', Enumerable.Repeat(new string('d', 60), 4));
        Assert.False(Mailbox.TryParse(new string('a', 20) + "@" + domain, out _));
    }

    [Fact]
    public void No_text_that_is_read_as_a_mailbox_can_end_a_command_or_a_bracket()
    {
        Gen<string> pieces = Gen.Elements(
            "a", "b.org", "@", "<", ">", " ", "\r\n", "\n", "\0", "\"", "\\", ",", ";", ":", "(", ".", "安", "\u2028",
            "=", "é", "x@y.org");
        Gen<string> texts = pieces.ListOf().Select(string.Concat);
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            if (!Mailbox.TryParse(text, out Mailbox? mailbox))
                return true;
            return !mailbox.Address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
                && mailbox.Address.IndexOfAny([.. "<>\"\\,;:"]) < 0
                && mailbox.Address.Count(c => c == '@') == 1
                && !mailbox.DisplayName.Any(char.IsControl);
        }).Holds(5000);
    }

    [Fact]
    public void A_list_is_cut_at_commas_outside_quotes_and_holds_each_address_once()
    {
        MailboxList list = MailboxList.Parse("\"Zhang, San\" <z@x.org>, b@x.org,, B@X.org , 安全 <c@x.org>,");
        Assert.Equal(["z@x.org", "b@x.org", "c@x.org"], list.Mailboxes.Select(m => m.Address));
        Assert.Empty(list.Faults);
    }

    [Fact]
    public void A_bad_mailbox_in_a_list_does_not_hide_the_good_ones()
    {
        MailboxList list = MailboxList.Parse("a@x.org, oops, b@x.org");
        Assert.Equal(["a@x.org", "b@x.org"], list.Mailboxes.Select(m => m.Address));
        Assert.Contains("\"oops\"", Assert.Single(list.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_holds_a_hundred_at_most()
    {
        MailboxList list = MailboxList.Parse(string.Join(',', Enumerable.Range(0, 102).Select(i => $"u{i}@x.org")));
        Assert.Equal((100, 2), (list.Mailboxes.Count, list.Faults.Count));
    }
}
