using SkiaSharp;

namespace Derwent.World;

/// <summary>Pictures for the demo's website: drawn, because nobody in the demo exists to be photographed.</summary>
internal static class Drawings
{
    private const int Width = 1600, Height = 900;
    private static readonly SKColor Ink = SKColor.Parse("#14232b"), Teal = SKColor.Parse("#0b5c63"), Water = SKColor.Parse("#2a9d96"), Sun = SKColor.Parse("#f4bd3e"), Coral = SKColor.Parse("#e4593f"), Paper = SKColor.Parse("#fbfaf6"), Leaf = SKColor.Parse("#7ba53a");

    /// <summary>Three lamps over an empty stage.</summary>
    public static byte[] Stage() => Draw(Ink, canvas =>
    {
        foreach (var (x, colour) in new[] { (380f, Sun), (800f, Coral), (1220f, Water) })
        {
            using var beam = Fill(colour.WithAlpha(120));
            using var path = new SKPathBuilder();
            path.MoveTo(x - 40, 120);
            path.LineTo(x + 40, 120);
            path.LineTo(x + 260, 720);
            path.LineTo(x - 260, 720);
            path.Close();
            using var shape = path.Detach();
            canvas.DrawPath(shape, beam);
            using var lamp = Fill(colour);
            canvas.DrawRoundRect(x - 60, 60, 120, 80, 20, 20, lamp);
        }
        using var boards = Fill(SKColor.Parse("#3a2a22"));
        canvas.DrawRect(0, 720, Width, 180, boards);
        using var desk = Fill(Teal);
        canvas.DrawRoundRect(640, 640, 320, 120, 16, 16, desk);
        for (var slider = 0; slider < 8; slider++)
        {
            using var knob = Fill(slider % 3 == 0 ? Sun : Paper);
            canvas.DrawCircle(680 + slider * 35, 690 + slider * 13 % 40, 11, knob);
        }
    });

    /// <summary>A river, a boat with nobody in it, and the sun.</summary>
    public static byte[] River() => Draw(SKColor.Parse("#d9eeec"), canvas =>
    {
        using var sun = Fill(Sun);
        canvas.DrawCircle(1240, 240, 120, sun);
        using var bank = Fill(Leaf);
        canvas.DrawOval(420, 560, 800, 160, bank);
        foreach (var (line, colour) in new[] { Water, Teal, SKColor.Parse("#4b9cc6"), Water, Teal }.Select((colour, line) => (line, colour)))
        {
            using var water = Fill(colour);
            canvas.DrawRect(0, 560 + line * 70, Width, 90, water);
        }
        using var boat = Fill(Coral);
        canvas.DrawOval(900, 660, 240, 46, boat);
        using var inside = Fill(Ink);
        canvas.DrawOval(900, 650, 110, 18, inside);
    });

    private static SKPaint Fill(SKColor colour) => new() { Color = colour, IsAntialias = true };

    private static byte[] Draw(SKColor ground, Action<SKCanvas> draw)
    {
        using var bitmap = new SKBitmap(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(ground);
        draw(canvas);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
