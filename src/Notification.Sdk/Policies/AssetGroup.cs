namespace Notification.Sdk.Policies;

/// <summary>Assets under one name.</summary>
public sealed class AssetGroup : Setting
{
    /// <summary>Ids of assets; a trailing <c>*</c> stands for any rest.</summary>
    public List<string> Assets { get; set; } = [];
}
