namespace Notification.Sdk.Reports.Fonts;

/// <summary>A font that this assembly carries.</summary>
internal abstract class PackagedFont(string resource) : IReportFonts
{
    public string Name => resource;

    public Stream Open() => typeof(PackagedFont).Assembly.GetManifestResourceStream(resource)
        ?? throw new InvalidOperationException($"The assembly was built without its resource {resource}.");
}
