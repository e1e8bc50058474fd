namespace Notification.Sdk.Reports.Tests.Support;

[CollectionDefinition(nameof(PdfGroup))]
public sealed class PdfGroup : ICollectionFixture<PdfTools>;
