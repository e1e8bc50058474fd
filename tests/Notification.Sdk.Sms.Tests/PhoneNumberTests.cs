using FsCheck;
using FsCheck.Fluent;
using Notification.Sdk.Sms.Numbers;

namespace Notification.Sdk.Sms.Tests;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("+8613812345678", "+8613812345678")]
    [InlineData(" +86 138-1234-5678 ", "+8613812345678")]
    [InlineData("+1 (202) 555-0123", "+12025550123")]
    [InlineData("+12", "+12")]
    [InlineData("+123456789012345", "+123456789012345")]
    public void A_number_is_read_as_people_write_it(string text, string number)
    {
        Assert.True(PhoneNumber.TryParse(text, out string? read, out _));
        Assert.Equal(number, read);
    }

    [Theory]
    [InlineData("13812345678", "plus sign")]
    [InlineData("0086138123", "plus sign")]
    [InlineData("+0123456", "not zero")]
    [InlineData("+1", "15 digits")]
    [InlineData("+1234567890123456", "15 digits")]
    [InlineData("+86138x2345678", "not a digit")]
    [InlineData("+８６１３８", "not a digit")]
    [InlineData("", "empty")]
    [InlineData(" - ", "empty")]
    public void What_is_no_number_is_told_without_repeating_it(string text, string fault)
    {
        Assert.False(PhoneNumber.TryParse(text, out _, out string? told));
        Assert.Contains(fault, told, StringComparison.Ordinal);
        Assert.DoesNotContain("138x", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("+8613812345678", "+86138****5678")]
    [InlineData("+12025550123", "+120****0123")]
    [InlineData("+1234567", "+1****67")]
    [InlineData("+12", "****2")]
    public void A_mask_hides_the_middle(string number, string mask) => Assert.Equal(mask, PhoneNumber.Mask(number));

    [Fact]
    public void A_mask_never_shows_more_than_ten_characters_and_hides_some_of_every_number() => Prop.ForAll(
        Gen.Choose(2, 15).SelectMany(length => Gen.Choose(1, 9).ListOf(length)).ToArbitrary(),
        digits =>
        {
            string number = "+" + string.Concat(digits);
            string shown = PhoneNumber.Mask(number).Replace("****", "", StringComparison.Ordinal);
            return shown.Length <= 10 && shown.Length <= Math.Max(1, number.Length - 4);
        }).Holds();

    [Fact]
    public void A_list_names_the_place_of_what_is_wrong_and_keeps_no_number_twice()
    {
        var list = NumberList.Parse("+8613812345678, 138, +86 138 1234 5678,+12025550123,");

        Assert.Equal(["+8613812345678", "+12025550123"], list.Numbers);
        Assert.StartsWith(
            "Number 2 of the address does not begin with a plus sign", list.Faults[0], StringComparison.Ordinal);
        Assert.StartsWith("Number 5 of the address is empty", list.Faults[1], StringComparison.Ordinal);
    }
}
