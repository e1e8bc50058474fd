using Notification.Sdk.Events;

namespace Notification.Sdk.Tests.Events;

public sealed class SeverityWordsTests
{
    [Theory]
    [InlineData("serious", Severity.Critical)]
    [InlineData("Urgent", Severity.Critical)]
    [InlineData("suspicious", Severity.Medium)]
    [InlineData("Warning", Severity.Medium)]
    [InlineData("remind", Severity.Low)]
    [InlineData("Notice", Severity.Low)]
    [InlineData(" asap ", Severity.High)]
    [InlineData("later", Severity.Medium)]
    [InlineData("nntf", Severity.Low)]
    [InlineData("info", Severity.Informational)]
    public void A_known_word_is_read(string word, Severity expected)
    {
        Assert.True(SeverityWords.TryParse(word, out Severity severity));
        Assert.Equal(expected, severity);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("severe")]
    [InlineData("5")]
    public void An_unknown_word_is_refused(string? word) => Assert.False(SeverityWords.TryParse(word, out _));

    [Fact]
    public void The_words_of_the_vendor_survive_the_way_there_and_back()
    {
        foreach (string level in new[] { "serious", "suspicious", "remind" })
        {
            Assert.True(SeverityWords.TryParse(level, out Severity severity));
            Assert.Equal(level, severity.ToSecurityCenterLevel());
        }
    }

    [Fact]
    public void Every_severity_is_its_own_OCSF_number()
    {
        foreach (Severity severity in Enum.GetValues<Severity>())
        {
            Assert.True(SeverityWords.TryFromOcsf(severity.ToOcsf(), out Severity back));
            Assert.Equal(severity, back);
        }

        Assert.True(SeverityWords.TryFromOcsf(6, out Severity fatal));
        Assert.Equal(Severity.Critical, fatal);
        Assert.False(SeverityWords.TryFromOcsf(0, out _));
        Assert.False(SeverityWords.TryFromOcsf(99, out _));
    }
}
