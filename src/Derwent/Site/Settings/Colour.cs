using System.Globalization;
using System.Text.RegularExpressions;

namespace Derwent.Site.Settings;

/// <summary>A colour, and whether words on it can be read (WCAG 2.2: 4.5 to 1).</summary>
internal readonly partial record struct Colour(double R, double G, double B)
{
    public const double Readable = 4.5;

    public static Colour White { get; } = new(1, 1, 1);
    public static Colour Black { get; } = new(0, 0, 0);

    // The grounds that words in the colour stand on: tokens.css says the same.
    private static readonly Colour Paper = Read("#fbfaf6")!.Value, Sunken = Read("#f1f4f1")!.Value, DarkPaper = Read("#16242a")!.Value, DarkSoft = Read("#22323a")!.Value;

    public static Colour? Read(string text) => Shape().IsMatch(text)
        ? new Colour(Part(text, 1), Part(text, 3), Part(text, 5)) : null;

    public string Hex => string.Create(CultureInfo.InvariantCulture, $"#{Byte(R):x2}{Byte(G):x2}{Byte(B):x2}");

    /// <summary>How well the two can be told apart: 1 to 21.</summary>
    public double Against(Colour other)
    {
        var (a, b) = (Light, other.Light);
        return (Math.Max(a, b) + .05) / (Math.Min(a, b) + .05);
    }

    /// <summary>So much of another colour in it.</summary>
    public Colour With(Colour other, double share) => new(Mix(R, other.R, share), Mix(G, other.G, share), Mix(B, other.B, share));

    /// <summary>Why it cannot be the colour of links and buttons, as a sentence; null when it can.</summary>
    public string? Objection
    {
        get
        {
            var worst = Math.Min(Math.Min(Against(Paper), Against(Sunken)), Math.Min(Against(White), Against(White.With(this, .12))));
            return worst >= Readable ? null : string.Create(CultureInfo.InvariantCulture, $"This colour is too pale to be read on our pages: {worst:0.0} to 1, and it needs {Readable} to 1. Take a darker one.");
        }
    }

    /// <summary>The same colour for dark screens: with as much white in it as it takes to be read there.</summary>
    public Colour ForDark
    {
        get
        {
            for (var white = 0; white < 20; white++)
                if (With(White, white / 20d) is var lighter && Math.Min(lighter.Against(DarkPaper), lighter.Against(DarkSoft)) >= 6) return lighter;
            return White;
        }
    }

    private double Light => .2126 * Linear(R) + .7152 * Linear(G) + .0722 * Linear(B);

    private static double Linear(double part) => part <= .04045 ? part / 12.92 : Math.Pow((part + .055) / 1.055, 2.4);

    private static double Mix(double a, double b, double share) => a + (b - a) * share;

    private static int Byte(double part) => (int)Math.Round(Math.Clamp(part, 0, 1) * 255);

    private static double Part(string text, int at) => int.Parse(text.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d;

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")] private static partial Regex Shape();
}

/// <summary>The alliance's colours as a style sheet over our own tokens.</summary>
internal static class ColourSheet
{
    public static string Of(string accent, string warm)
    {
        var light = new List<string>();
        var dark = new List<string>();
        if (Colour.Read(accent) is { } a)
        {
            light.AddRange(Steps("teal", a, Colour.White, .12, Colour.Black));
            light.AddRange([$"--link:{a.Hex}", $"--person:{a.Hex}", $"--active:{a.Hex}", $"--f1:{a.Hex}"]);
            var night = a.ForDark;
            dark.AddRange(Steps("teal", night, Dark, .2, Colour.White));
            dark.AddRange([$"--link:{night.Hex}", $"--person:{night.Hex}", $"--active:{night.Hex}", $"--f1:{night.Hex}", $"--on-teal:{Dark.Hex}"]);
        }
        if (Colour.Read(warm) is { } w)
        {
            light.AddRange([$"--coral:{w.Hex}", $"--coral-soft:{Colour.White.With(w, .12).Hex}"]);
            dark.AddRange([$"--coral:{w.ForDark.Hex}", $"--coral-soft:{Dark.With(w.ForDark, .2).Hex}"]);
        }
        return $":root{{{string.Join(';', light)}}}@media (prefers-color-scheme: dark){{:root{{{string.Join(';', dark)}}}}}";
    }

    private static Colour Dark => Colour.Read("#0f191e")!.Value;

    private static IEnumerable<string> Steps(string name, Colour colour, Colour ground, double soft, Colour away) =>
        [$"--{name}:{colour.Hex}", $"--{name}-strong:{colour.With(away, .25).Hex}", $"--{name}-soft:{ground.With(colour, soft).Hex}"];
}
