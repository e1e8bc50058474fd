namespace Notification.Sdk.Testing.Tests.Channels;

/// <summary>What can be wrong with a channel.</summary>
public enum Defect
{
    None,
    ShoutsItsName,
    TakesAnyAnswerForSuccess,
    ForgetsTheWait,
    DefersForEver,
    Throws,
    GivesNoDetail,
    SaysNothingWasSent,
    ForgetsThatItMayHaveArrived,
    HoldsInWordsOnly,
    ChangesItsMind,
    RepeatsByItself,
    SendsWhatWasCancelled,
    SaysDeliveredWhenCancelled,
    RefusesVerifications,
    ForgetsTheCode,
    ChokesOnMuch,
    SendsRawText,
    LetsTextAddHeaders,
    CountsAttempts,
    SharesItsKey,
    MixesUpDeliveries,
    ChecksByThrowing,
    ChecksByConnecting,
    LogsItsAddress,
    TellsItsSecret,
}
