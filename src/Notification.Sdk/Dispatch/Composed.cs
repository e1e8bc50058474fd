namespace Notification.Sdk.Dispatch;

/// <summary>What a claim was folded into: a delivery, or why there is none.</summary>
/// <param name="Delivery">The delivery.</param>
/// <param name="Rule">The rule that ends the claim instead.</param>
/// <param name="Receipt">What to record instead of an attempt that could not be made.</param>
internal readonly record struct Composed(Delivery? Delivery, string? Rule, DeliveryReceipt? Receipt);
