using Notification.Sdk.Stores;

namespace Notification.Sdk.Tests.Stores;

/// <summary>What every store of editions does.</summary>
public abstract class ReportStoreContract
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_latest_are_kept_for_each_endpoint_and_listed_latest_first()
    {
        IReportStore store = await CreateAsync();
        for (int week = 0; week < 5; week++)
        {
            await store.SaveAsync(Edition($"ops-{week}", "ops", week), keep: 3, CancellationToken.None);
            await store.SaveAsync(Edition($"soc-{week}", "soc", week), keep: 1, CancellationToken.None);
        }

        Assert.Equal(["ops-4", "ops-3", "ops-2"], await IdsAsync(store, new ReportQuery { Endpoint = "OPS" }));
        Assert.Equal(["soc-4"], await IdsAsync(store, new ReportQuery { Endpoint = "soc", Topic = "Overview" }));
        Assert.Equal(["ops-3"], await IdsAsync(store, new ReportQuery { Id = "ops-3" }));
        Assert.Equal(2, (await IdsAsync(store, new ReportQuery { Limit = 2 })).Length);
        Assert.Empty(await IdsAsync(store, new ReportQuery { Tenant = "other" }));
    }

    [Fact]
    public async Task An_edition_takes_the_place_of_the_one_with_its_id_and_comes_back_as_it_was()
    {
        IReportStore store = await CreateAsync();
        await store.SaveAsync(Edition("a", "ops", 0) with { Fault = "IOException" }, keep: 3, CancellationToken.None);
        ReportEdition made = Edition("a", "ops", 0) with
        {
            Documents = [new Report("r.bin", "application/octet-stream", new byte[] { 0, 255 })],
            Totals = [new OutcomeCount("alerts", "", Outcome.Suppressed, "duplicate", 3)],
            Figures = new ReportFigures { Open = 7 },
        };
        await store.SaveAsync(made, keep: 3, CancellationToken.None);

        ReportEdition kept = Assert.Single(await store.ListAsync(new ReportQuery(), CancellationToken.None));
        Assert.Equal(FindingJson.ToUtf8(made), FindingJson.ToUtf8(kept));
    }

    /// <summary>A new and empty store.</summary>
    protected abstract ValueTask<IReportStore> CreateAsync();

    private static ReportEdition Edition(string id, string endpoint, int week) => new()
    {
        Id = id,
        Tenant = "",
        Topic = "overview",
        Endpoint = endpoint,
        From = Start.AddDays(7 * (week - 1)),
        To = Start.AddDays(7 * week),
        MadeAt = Start.AddDays(7 * week),
    };

    private static async Task<string[]> IdsAsync(IReportStore store, ReportQuery query) =>
        [.. (await store.ListAsync(query, CancellationToken.None)).Select(edition => edition.Id)];
}
