using FsCheck;
using FsCheck.Fluent;

namespace Notification.Sdk.Tests.Rendering;

/// <summary>Random texts: any UTF-16, lone surrogates too, rich in signs that mean something somewhere.</summary>
internal static class Texts
{
    private const string Signs = "<>&\"'`*_[]()#!|~\\-+=.:/@{} \n\r\t\0\u202E\u200B\uD83D\uDE00\u0301hxtpsw0123中あ";

    public static Arbitrary<string> Any { get; } = Gen.Frequency(
            (3, Gen.Elements(Signs.ToCharArray())),
            (1, Gen.Choose(0, 0xFFFF).Select(value => (char)value)))
        .ArrayOf()
        .Select(characters => new string(characters))
        .ToArbitrary();
}
