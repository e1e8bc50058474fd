namespace Notification.Sdk.Reports.Fonts;

/// <summary>A part of a composite outline.</summary>
/// <param name="At">Where its record starts: the flags, then the glyph.</param>
/// <param name="End">Where its record ends.</param>
/// <param name="Flags">What the record holds.</param>
/// <param name="Glyph">The glyph that is drawn.</param>
internal readonly record struct GlyphComponent(int At, int End, int Flags, int Glyph);
