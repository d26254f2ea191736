using System.Buffers.Binary;
using System.Net;
using System.Text;
using Derwent.Shared.Security;
using SkiaSharp;
using Xunit;

namespace Derwent.Tests.Site;

/// <summary>Pictures: taken apart on the way in, shown only while they may be. Tuesday 24 November 2026, 9:10.</summary>
public sealed class PictureTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task What_the_camera_hid_in_it_is_gone_and_it_stands_upright()
    {
        using var ruth = await house.ACoordinator();
        var page = await Add(ruth, WithExif(Drawn(800, 400, SKEncodedImageFormat.Jpeg)), "A hall");

        Assert.True(page.Heading == "A hall", page.Text);
        Assert.Contains("400 by 800 pixels", page.Text, StringComparison.Ordinal);
        foreach (var bytes in await Sizes(page))
        {
            Assert.DoesNotContain("GPS-52.9225", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
            Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
            using var codec = SKCodec.Create(new MemoryStream(bytes));
            Assert.True(codec.Info.Height > codec.Info.Width);
        }
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    public async Task Several_sizes_are_made_and_none_is_larger_than_what_came(SKEncodedImageFormat format)
    {
        using var ruth = await house.ACoordinator();
        var page = await Add(ruth, Drawn(1000, 500, format), $"A {format}");

        Assert.Equal(["jpg 1200", "webp 480", "webp 960", "webp 1000"], await Names(page));
    }

    [Fact]
    public async Task A_large_photograph_is_made_as_large_as_a_page_needs_and_no_larger()
    {
        using var ruth = await house.ACoordinator();
        var page = await Add(ruth, Drawn(6000, 3000, SKEncodedImageFormat.Jpeg), "A wide view");

        Assert.Equal(["jpg 1200", "webp 480", "webp 960", "webp 1600"], await Names(page));
    }

    public static TheoryData<string, string> Bad => new()
    {
        { "bomb", "million pixels" }, { "cut", "ends in the middle" }, { "text", "not a picture that we can take" }, { "svg", "not a picture that we can take" },
        { "gif", "not a picture that we can take" }, { "tiny", "would be a blur" }, { "nothing", "Choose a picture" }, { "liar", "broken" },
    };

    [Theory, MemberData(nameof(Bad))]
    public async Task A_hostile_or_broken_picture_is_refused_with_a_sentence_and_what_was_typed_stays(string which, string sentence)
    {
        using var ruth = await house.ACoordinator();

        var refused = await Add(ruth, which switch
        {
            "bomb" => Bomb(),
            "cut" => Drawn(600, 600, SKEncodedImageFormat.Png)[..300],
            "text" => Encoding.UTF8.GetBytes("hello, I am a picture"),
            "svg" => Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
            "gif" => Encoding.UTF8.GetBytes("GIF89a and so on"),
            "tiny" => Drawn(10, 10, SKEncodedImageFormat.Png),
            "liar" => [0xff, 0xd8, 0xff, .. Encoding.UTF8.GetBytes("no picture follows")],
            _ => [],
        }, "What I typed");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Document.QuerySelector(".summary-errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("What I typed", refused.Document.QuerySelector("input[name=Alt]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_picture_needs_words()
    {
        using var ruth = await house.ACoordinator();

        var refused = await Add(ruth, Drawn(200, 200, SKEncodedImageFormat.Png), "");

        Assert.Contains("Say what the picture shows", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_is_public_only_while_something_public_shows_it_and_is_then_kept_for_ever()
    {
        using var ruth = await house.ACoordinator();
        using var reader = house.Stranger();
        var picture = await Add(ruth, Drawn(700, 400, SKEncodedImageFormat.Png), "An empty hall");
        var file = $"/media/{Id(picture)}/480.webp";
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get(file)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ruth.Get(file)).StatusCode);

        var editor = await ruth.Write("News", "The hall", $"Look: ![](/media/{Id(picture)})");
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get(file)).StatusCode);
        editor = await editor.Publish();

        var answer = await reader.Get(file);
        Assert.Equal("image/webp", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("An empty hall", (await reader.Open("/news/the-hall")).Document.QuerySelector(".prose img")!.GetAttribute("alt"));
        Assert.Contains("The hall", (await ruth.Open(picture.Path)).Document.QuerySelector("[aria-labelledby=used]")!.TextContent, StringComparison.Ordinal);

        await editor.Form("Take it down").Fill("why", "no longer true").Press();
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get(file)).StatusCode);
    }

    [Fact]
    public async Task A_picture_with_people_waits_for_their_yes_and_goes_with_their_no()
    {
        using var ruth = await house.ACoordinator();
        using var reader = house.Stranger();
        var picture = await Add(ruth, Drawn(700, 400, SKEncodedImageFormat.Png), "Two girls at a goal", people: "yes");
        var editor = await ruth.Write("News", "A goal", $"![](/media/{Id(picture)}) They scored.");
        Assert.Contains("may not be shown", (await editor.Publish()).Text, StringComparison.Ordinal);

        var agreed = await picture.Agree("2026-12-20", picture: true);
        Assert.Contains("May be shown", agreed.Text, StringComparison.Ordinal);
        await (await ruth.Open(editor.Path)).Publish();
        var file = $"/media/{Id(picture)}/480.webp";
        Assert.Equal("no-cache", (await reader.Get(file)).Headers.CacheControl!.ToString());

        var consent = await house.Behind<Guid>($"select id from site.consents where picture_id = '{Id(picture)}'");
        await (await ruth.Open($"/desk/community/consents/{consent}")).Form("Take it down").Fill("How", "Rang").Press();

        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get(file)).StatusCode);
        var page = await reader.Open("/news/a-goal");
        Assert.Contains("They scored.", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector(".prose img"));
    }

    [Theory]
    [InlineData("/media/00000000-0000-0000-0000-000000000000/480.webp")]
    [InlineData("/media/nothing/480.webp")]
    public async Task An_unknown_picture_is_not_there(string path)
    {
        using var reader = house.Stranger();
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get(path)).StatusCode);
    }

    private static async Task<Seen> Add(Visitor ruth, byte[] file, string alt, string people = "no") =>
        await (await ruth.Open("/desk/community/pictures")).Form("Add it").Fill("Alt", alt).Choose("People=" + people).Press("Add it", ("Upload", "IMG_0001.jpg", file));

    private static string Id(Seen page) => page.Path.Split('/')[^1];

    private async Task<string[]> Names(Seen page) => (await house.Behind<string>($"select string_agg(format || ' ' || width, ',' order by format, width) from site.picture_sizes where picture_id = '{Id(page)}'"))!.Split(',');

    private async Task<IReadOnlyList<byte[]>> Sizes(Seen page)
    {
        var all = new List<byte[]>();
        foreach (var name in await Names(page)) all.Add((await house.Behind<byte[]>($"select bytes from site.picture_sizes where picture_id = '{Id(page)}' and format || ' ' || width = '{name}'"))!);
        return all;
    }

    private static byte[] Drawn(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.SeaGreen);
        using var paint = new SKPaint { Color = SKColors.Coral };
        canvas.DrawCircle(width / 2f, height / 2f, height / 3f, paint);
        using var data = bitmap.Encode(format, 80);
        return data.ToArray();
    }

    // An APP1 segment behind the start of the file: held sideways (orientation 6), with a place in it.
    private static byte[] WithExif(byte[] jpeg)
    {
        byte[] tiff = [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, .. "GPS-52.9225,-1.4746"u8];
        byte[] body = [.. "Exif\0\0"u8, .. tiff];
        var length = body.Length + 2;
        return [0xff, 0xd8, 0xff, 0xe1, (byte)(length >> 8), (byte)length, .. body, .. jpeg.AsSpan(2)];
    }

    // A few bytes that say they are ten thousand million pixels.
    private static byte[] Bomb()
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, 100_000);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), 100_000);
        (header[8], header[9]) = (8, 2);
        return [0x89, .. "PNG\r\n"u8, 0x1a, 0x0a, .. Chunk("IHDR", header), .. Chunk("IDAT", [0x78, 0x9c, 0x03, 0, 0, 0, 0, 1]), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. data];
        var (length, check) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc(named));
        return [.. length, .. named, .. check];
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xedb88320;
        }
        return ~crc;
    }
}
