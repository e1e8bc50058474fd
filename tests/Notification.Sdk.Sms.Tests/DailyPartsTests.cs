using Notification.Sdk.Sms.Budget;
using Notification.Sdk.Sms.Tests.Support;

namespace Notification.Sdk.Sms.Tests;

public sealed class DailyPartsTests
{
    private static readonly string TwoParts = new('x', 200);

    [Fact]
    public async Task A_day_sends_no_more_parts_than_its_budget_and_the_next_day_begins_anew()
    {
        var time = new ManualClock();
        using SmsApplication application = SmsApplication.Scripted(Budget(5), time);

        DeliveryReceipt first = await application.SendAsync(Sample.Delivery(TwoParts));
        DeliveryReceipt second = await application.SendAsync(Sample.Delivery(TwoParts));
        DeliveryReceipt third = await application.SendAsync(Sample.Delivery(TwoParts));
        DeliveryReceipt small = await application.SendAsync(Sample.Delivery("x"));
        time.Advance(TimeSpan.FromHours(7));
        DeliveryReceipt next = await application.SendAsync(Sample.Delivery(TwoParts));

        Assert.Equal((ReceiptStatus.Delivered, ReceiptStatus.Delivered), (first.Status, second.Status));
        Assert.Equal(
            (ReceiptStatus.Deferred, SmsCodes.PartsBudget, true), (third.Status, third.Code, third.PausesEndpoint));
        Assert.Equal(TimeSpan.FromHours(7), third.RetryAfter);
        Assert.Equal((ReceiptStatus.Delivered, ReceiptStatus.Delivered), (small.Status, next.Status));
        Assert.Equal(4, application.Gateway.Messages.Count);
    }

    [Fact]
    public async Task The_numbers_that_the_budget_reaches_are_sent_to_and_the_others_are_owed()
    {
        using SmsApplication application = SmsApplication.Scripted(Budget(5));

        DeliveryReceipt receipt = await application.SendAsync(
            Sample.Delivery(TwoParts, address: "+12025550121,+12025550122,+12025550123"));

        Assert.Equal((ReceiptStatus.Deferred, SmsCodes.PartsBudget, true), (receipt.Status, receipt.Code, receipt.PausesEndpoint));
        Assert.Equal(["+12025550123"], receipt.StillOwed);
        Assert.Equal(["+12025550121", "+12025550122"], application.Gateway.Messages.Single().Numbers);
    }

    [Fact]
    public async Task What_was_refused_or_put_off_costs_nothing_and_what_is_unknown_does()
    {
        using SmsApplication application = SmsApplication.Scripted(Budget(3));
        application.Gateway.Script = _ => SmsAnswer.Deferred("busy", "Busy.");
        await application.SendAsync(Sample.Delivery());
        application.Gateway.Script = _ => SmsAnswer.Refused("no", "No.");
        await application.SendAsync(Sample.Delivery());
        application.Gateway.Script = _ => SmsAnswer.Unknown("Lost.");
        await application.SendAsync(Sample.Delivery());
        application.Gateway.Script = _ => SmsAnswer.Accepted("ok");

        Assert.Equal(ReceiptStatus.Delivered, (await application.SendAsync(Sample.Delivery(TwoParts))).Status);
        Assert.Equal(SmsCodes.PartsBudget, (await application.SendAsync(Sample.Delivery())).Code);
    }

    [Fact]
    public async Task Each_endpoint_has_its_own_budget_and_may_set_it()
    {
        using SmsApplication application = SmsApplication.Scripted(Budget(3));
        Dictionary<string, string> more = new() { ["DAILYPARTS"] = "4" };

        foreach (string endpoint in (string[])["a", "b"])
        {
            await application.SendAsync(Sample.Delivery(TwoParts, endpoint: endpoint));
            Assert.Equal(SmsCodes.PartsBudget, (await application.SendAsync(Sample.Delivery(TwoParts, endpoint: endpoint))).Code);
        }

        Assert.Equal(
            "ok", (await application.SendAsync(Sample.Delivery(TwoParts, settings: more, endpoint: "a"))).Code);
    }

    [Fact]
    public async Task A_message_that_no_day_can_pay_for_is_refused()
    {
        using SmsApplication application = SmsApplication.Scripted();

        DeliveryReceipt receipt = await application.SendAsync(
            Sample.Delivery(TwoParts, settings: new() { ["dailyParts"] = "1" }));

        Assert.Equal((ReceiptStatus.Rejected, SmsCodes.PartsBudget), (receipt.Status, receipt.Code));
    }

    [Fact]
    public void Many_threads_together_spend_the_budget_and_not_a_part_more()
    {
        const int Limit = 1_000_000;
        var budget = new PartsBudget();
        DeliveryTarget target = Sample.Target();
        DateOnly day = new(2026, 3, 2);
        int granted = 0;

        Parallel.For(0, 8, _ =>
        {
            for (int i = 0; i < Limit / 4; i++)
            {
                Interlocked.Add(ref granted, budget.Draw(target, day, numbers: 1, parts: 1, Limit));
            }
        });

        Assert.Equal(Limit, granted);
    }

    [Fact]
    public async Task A_template_is_counted_by_the_rule_of_the_mainland_with_its_signature()
    {
        await using LoopbackServer server = AlibabaCloud.AlibabaCloudApplication.Answering(_ =>
            (200, AlibabaCloud.AlibabaCloudApplication.Body("OK")));
        using SmsApplication application = AlibabaCloud.AlibabaCloudApplication.Create(
            server,
            options => options.Topics["*"].Text = "${name}" + new string('x', 60),
            general: options => (options.DailyParts, options.MaxParts) = (3, 1));

        // 4 of the signature, 5 of the title and 60 of the template fit into one part of 70; 62 do not.
        Assert.Equal("OK", (await application.SendAsync(Sample.Delivery("Alert"))).Code);
        Assert.Equal("OK", (await application.SendAsync(Sample.Delivery("Alert x"))).Code);
        Assert.Equal(SmsCodes.PartsBudget, (await application.SendAsync(Sample.Delivery("Alert"))).Code);
    }

    private static Action<SmsOptions> Budget(int parts) =>
        options => (options.DailyParts, options.TimeZone) = (parts, "Asia/Shanghai");
}
