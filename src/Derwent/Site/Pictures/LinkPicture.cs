using Derwent.Shared.Ui;
using SkiaSharp;

namespace Derwent.Site.Pictures;

/// <summary>The picture that a link to us shows elsewhere: the title over the river, 1200 by 630, drawn here.</summary>
internal sealed class LinkPicture(Assets assets, LiveAlliance alliance)
{
    private const int Width = 1200, Height = 630, Margin = 72, MostLines = 4;
    private static readonly string[] Streams = ["#0b5c63", "#2a9d96", "#e4593f", "#f4bd3e", "#7a58b0", "#7ba53a", "#4b9cc6", "#f2906f", "#c9568c"];
    private readonly Lazy<SKTypeface> face = new(() => assets.File("link-face.ttf") is { } file ? SKTypeface.FromFile(file) : SKTypeface.Default);

    public byte[] Draw(string title)
    {
        using var bitmap = new SKBitmap(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColor.Parse("#fbfaf6"));
        River(canvas);
        using var ink = new SKPaint { Color = SKColor.Parse("#14232b"), IsAntialias = true };
        var size = title.Length > 70 ? 58 : 76;
        using var font = new SKFont(face.Value, size) { Subpixel = true };
        var y = Margin + size;
        foreach (var line in Lines(title, font))
        {
            canvas.DrawText(line, Margin, y, SKTextAlign.Left, font, ink);
            y += (int)(size * 1.16);
        }
        using var small = new SKFont(face.Value, 34);
        using var teal = new SKPaint { Color = SKColor.Parse(alliance.Value.Accent is { Length: 7 } accent ? accent : "#0b5c63"), IsAntialias = true };
        canvas.DrawText(alliance.Value.Name, Margin, Height - 40, SKTextAlign.Left, small, teal);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static void River(SKCanvas canvas)
    {
        for (var stream = 0; stream < Streams.Length; stream++)
        {
            using var paint = new SKPaint { Color = SKColor.Parse(Streams[stream]), IsAntialias = true, IsStroke = true, StrokeWidth = 8 };
            using var path = new SKPathBuilder();
            var y = 420 + stream * 13;
            path.MoveTo(-10, y + 30);
            path.CubicTo(260, y - 50, 480, y - 30, 640, y + 10);
            path.CubicTo(800, y + 50, 1000, y + 60, 1210, y - 40);
            using var drawn = path.Detach();
            canvas.DrawPath(drawn, paint);
        }
    }

    private static List<string> Lines(string title, SKFont font)
    {
        var lines = new List<string> { "" };
        foreach (var word in title.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (lines[^1].Length == 0 || font.MeasureText(longer) <= Width - 2 * Margin) lines[^1] = longer;
            else lines.Add(word);
        }
        return lines.Count <= MostLines ? lines : [.. lines.Take(MostLines - 1), lines[MostLines - 1] + " …"];
    }
}
