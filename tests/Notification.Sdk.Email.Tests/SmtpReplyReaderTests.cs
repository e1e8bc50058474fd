using System.Text;
using Notification.Sdk.Email.Smtp;

namespace Notification.Sdk.Email.Tests;

public sealed class SmtpReplyReaderTests
{
    [Theory]
    [InlineData("250 2.1.5 fine\r\n", 250, "2.1.5", "fine")]
    [InlineData("250\r\n", 250, "", "")]
    [InlineData("550-5.1.1 no such\r\n550 5.1.1 user\r\n", 550, "5.1.1", "no such user")]
    [InlineData("451 2.0.0 the enhanced code lies\r\n", 451, "", "2.0.0 the enhanced code lies")]
    [InlineData("220 bare line feed\n", 220, "", "bare line feed")]
    [InlineData("250 a\u0007b\u2028c\r\n", 250, "", "a b c")]
    public async Task An_answer_is_read(string bytes, int code, string enhanced, string text)
    {
        SmtpReply reply = await Read(bytes);
        Assert.Equal((code, enhanced, text), (reply.Code, reply.Enhanced, reply.Text));
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n")]
    [InlineData("25\r\n")]
    [InlineData("250_ok\r\n")]
    [InlineData("150 no such class\r\n")]
    [InlineData("250-one\r\n251 another\r\n")]
    [InlineData("\r\n")]
    public async Task What_is_not_an_answer_is_refused(string bytes)
    {
        SmtpFaultException fault = await Assert.ThrowsAsync<SmtpFaultException>(() => Read(bytes));
        Assert.Equal("protocol", fault.Fault.Code);
    }

    [Fact]
    public async Task An_endless_line_and_an_endless_answer_are_cut_off()
    {
        string line = "250 " + new string('x', SmtpReplyReader.LongestLine);
        string lines = string.Concat(Enumerable.Repeat("250-x\r\n", SmtpReplyReader.MostLines + 1));
        foreach (string endless in new[] { line, lines })
            Assert.Equal("protocol", (await Assert.ThrowsAsync<SmtpFaultException>(() => Read(endless))).Fault.Code);
    }

    [Fact]
    public async Task Bytes_that_come_one_by_one_make_the_same_answers()
    {
        SmtpReplyReader reader = new(new SlowStream("250-one\r\n250 two\r\n354 go\r\n"));
        Assert.Equal("one two", (await reader.ReadAsync(CancellationToken.None)).Text);
        Assert.Equal(354, (await reader.ReadAsync(CancellationToken.None)).Code);
        Assert.True((await Assert.ThrowsAsync<SmtpFaultException>(
            async () => await reader.ReadAsync(CancellationToken.None))).ConnectionLost);
    }

    private static async Task<SmtpReply> Read(string bytes) =>
        await new SmtpReplyReader(new MemoryStream(Encoding.UTF8.GetBytes(bytes))).ReadAsync(CancellationToken.None);

    private sealed class SlowStream(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..1], cancellationToken);
    }
}
