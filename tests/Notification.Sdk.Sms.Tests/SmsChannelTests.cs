using Notification.Sdk.Sms.Tests.Support;

namespace Notification.Sdk.Sms.Tests;

public sealed class SmsChannelTests
{
    [Fact]
    public async Task The_text_is_asked_for_in_the_short_form_and_cut_to_fit_its_parts()
    {
        using SmsApplication application = SmsApplication.Scripted(options => options.MaxParts = 2);
        Delivery delivery = Sample.Delivery(new string('警', 200));

        await application.SendAsync(delivery);

        var renderer = (FixedRenderer)delivery.Renderer;
        SmsMessage message = application.Gateway.Messages.Single();
        Assert.Equal((MessageFormat.Sms, 960), (renderer.Format, renderer.MaxLength));
        Assert.Equal((SmsEncoding.Ucs2, 2), (message.Encoding, message.Parts));
        Assert.Equal(new string('警', 131) + "...", message.Text);
    }

    [Fact]
    public async Task Nothing_is_owed_to_those_who_were_refused()
    {
        using SmsApplication application = SmsApplication.Scripted();
        application.Gateway.Script = number =>
            number.EndsWith('1') ? SmsAnswer.Refused("no", "Correct it.") : SmsAnswer.Accepted("ok");

        DeliveryReceipt receipt = await application.SendAsync(
            Sample.Delivery(address: "+12025550121,+12025550122, 138"));

        Assert.Equal((ReceiptStatus.Delivered, "ok"), (receipt.Status, receipt.Code));
        Assert.StartsWith("+120****0121: no. Correct it.", receipt.Detail, StringComparison.Ordinal);
        Assert.Contains(
            "Number 3 of the address does not begin with a plus sign", receipt.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_number_to_be_tried_again_sets_the_time()
    {
        using SmsApplication application = SmsApplication.Scripted();
        application.Gateway.Script = number => SmsAnswer.Deferred(
            "busy", "Busy.", TimeSpan.FromMinutes(number[^1] - '0'), pausesEndpoint: number.EndsWith('2'));

        DeliveryReceipt receipt = await application.SendAsync(Sample.Delivery(address: "+12025550123,+12025550122"));

        Assert.Equal((TimeSpan.FromMinutes(2), false), (receipt.RetryAfter, receipt.PausesEndpoint));
        Assert.Equal(["+12025550123", "+12025550122"], receipt.StillOwed);
    }

    [Fact]
    public async Task A_number_that_the_gateway_forgets_is_still_owed()
    {
        using SmsApplication application = SmsApplication.Scripted();
        application.Gateway.Script = number => number.EndsWith('1') ? null : SmsAnswer.Accepted("ok");

        DeliveryReceipt receipt = await application.SendAsync(Sample.Delivery(address: "+12025550121,+12025550122"));

        Assert.Equal((ReceiptStatus.Deferred, SmsCodes.Unanswered), (receipt.Status, receipt.Code));
        Assert.Equal(["+12025550121"], receipt.StillOwed);
    }

    [Fact]
    public async Task Details_stay_short_however_many_numbers_there_are()
    {
        using SmsApplication application = SmsApplication.Scripted();
        application.Gateway.Script = _ => SmsAnswer.Refused("no", "Correct it.");
        string address = string.Join(',', Enumerable.Range(0, 1000).Select(i => $"+1202555{i:0000}"));

        DeliveryReceipt receipt = await application.SendAsync(Sample.Delivery(address: address));

        Assert.Contains("and 990 more: no.", receipt.Detail, StringComparison.Ordinal);
        Assert.True(receipt.Detail.Length < 300);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("138", "plus sign")]
    public async Task An_address_without_a_number_is_refused(string address, string fault)
    {
        using SmsApplication application = SmsApplication.Scripted();

        DeliveryReceipt receipt = await application.SendAsync(Sample.Delivery(address: address));

        Assert.Equal((ReceiptStatus.Rejected, SmsCodes.BadNumbers), (receipt.Status, receipt.Code));
        Assert.Contains(fault, receipt.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_endpoint_chooses_among_several_gateways()
    {
        using var application = new SmsApplication(
            sms => sms.UseGateway<ScriptedGateway>().UseGateway<OtherGateway>("Other"));

        DeliveryReceipt none = await application.SendAsync(Sample.Delivery());
        DeliveryReceipt unknown = await application.SendAsync(
            Sample.Delivery(settings: new() { ["gateway"] = "twilio" }));
        DeliveryReceipt other = await application.SendAsync(Sample.Delivery(settings: new() { ["Gateway"] = "OTHER" }));

        Assert.Equal((ReceiptStatus.Deferred, SmsCodes.NoGateway), (none.Status, none.Code));
        Assert.Contains("custom, other", none.Detail, StringComparison.Ordinal);
        Assert.Equal(SmsCodes.NoGateway, unknown.Code);
        Assert.Equal("other", other.Code);
    }

    [Fact]
    public async Task A_gateway_of_the_same_name_takes_the_place_of_the_one_before()
    {
        using var application = new SmsApplication(sms => sms.UseGateway<ScriptedGateway>().UseGateway<OtherGateway>());

        Assert.Equal("other", (await application.SendAsync(Sample.Delivery())).Code);
    }

    [Fact]
    public void Check_finds_every_mistake_of_an_endpoint_and_repeats_no_number()
    {
        using var application = new SmsApplication(
            sms => sms.UseGateway<ScriptedGateway>().UseGateway<OtherGateway>("other"));

        IReadOnlyList<string> faults = application.Channel.Check(Sample.Target(
            "13900001111,+8613812345678", new() { ["gatewy"] = "x", ["dailyParts"] = "0" }));

        Assert.Collection(
            faults,
            fault => Assert.StartsWith(
                "Number 1 of the address does not begin with a plus sign", fault, StringComparison.Ordinal),
            fault => Assert.StartsWith(
                "The setting 'gatewy' is not known. Known: gateway, dailyParts.", fault, StringComparison.Ordinal),
            fault => Assert.StartsWith(
                "The setting 'dailyParts' is not a whole number from 1", fault, StringComparison.Ordinal),
            fault => Assert.StartsWith("Several gateways are registered", fault, StringComparison.Ordinal));
        Assert.DoesNotContain(faults, fault => fault.Contains("13900001111", StringComparison.Ordinal));
        Assert.Empty(
            application.Channel.Check(Sample.Target(settings: new() { ["gateway"] = "other", ["dailyParts"] = "10" })));
    }

    private sealed class OtherGateway : ISmsGateway
    {
        public ValueTask<SmsResult> SendAsync(SmsMessage message, CancellationToken cancellationToken) =>
            ValueTask.FromResult(SmsResult.ForAll(message, SmsAnswer.Accepted("other")));
    }
}
