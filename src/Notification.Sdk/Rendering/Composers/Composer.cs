using Notification.Sdk.Rendering.Documents;

namespace Notification.Sdk.Rendering.Composers;

/// <summary>Makes the document of a delivery. Knows nothing of forms.</summary>
internal static class Composer
{
    /// <exception cref="ArgumentOutOfRangeException">The kind is not defined.</exception>
    public static Document Compose(Delivery delivery)
    {
        var draft = new Draft(delivery);
        return delivery.Kind switch
        {
            DeliveryKind.Event => EventComposer.Compose(draft),
            DeliveryKind.Digest => DigestComposer.Compose(draft),
            DeliveryKind.Summary => SummaryComposer.Compose(draft),
            DeliveryKind.Reminder => ReminderComposer.Compose(draft),
            DeliveryKind.Report => ReportComposer.Compose(draft),
            DeliveryKind.Test => TestComposer.Compose(draft),
            DeliveryKind.Verification => VerificationComposer.Compose(draft),
            _ => throw new ArgumentOutOfRangeException(
                nameof(delivery), delivery.Kind, "The kind of the delivery is not one of DeliveryKind."),
        };
    }
}
