using System.Text;
using Derwent.Newsletters.Letters;
using MimeKit;

namespace Derwent.Newsletters.Sending;

/// <summary>
/// Both halves of a letter, put together once for everybody: for each recipient only the way out is written in, as the bytes go by. A mail server that takes only seven bits, or a letter with
/// lines too long for mail, gets the halves encoded for each recipient instead.
/// </summary>
internal sealed class ReadyBody
{
    // As many bytes as mail allows in a line (RFC 5322, 2.1.1).
    private const int LongestLine = 998;
    private static readonly byte[] Mark = Encoding.ASCII.GetBytes(RenderedLetter.WayOut);

    private readonly RenderedLetter letter;
    private readonly string? boundary;
    private readonly ContentEncoding encoding;
    private readonly bool isReady;
    private readonly List<ReadOnlyMemory<byte>> pieces = [];

    public ReadyBody(RenderedLetter letter)
    {
        this.letter = new RenderedLetter(letter.Html.ReplaceLineEndings("\r\n"), letter.Text.ReplaceLineEndings("\r\n"));
        encoding = Ascii.IsValid(letter.Html) && Ascii.IsValid(letter.Text) ? ContentEncoding.SevenBit : ContentEncoding.EightBit;
        var whole = Whole(RenderedLetter.WayOut);
        boundary = whole.Boundary;
        whole.Prepare(EncodingConstraint.EightBit, LongestLine);
        isReady = whole.OfType<MimePart>().All(half => half.ContentTransferEncoding is ContentEncoding.SevenBit or ContentEncoding.EightBit);
        if (isReady) Split(whole);
    }

    /// <summary>The body for one recipient.</summary>
    /// <param name="token">The proof in the link that ends the subscription: as long as <see cref="RenderedLetter.WayOut"/>.</param>
    public MimePart With(string token) => new Part(this, token);

    private void Split(MultipartAlternative whole)
    {
        using var written = new MemoryStream();
        var dos = FormatOptions.Default.Clone();
        dos.NewLineFormat = NewLineFormat.Dos;
        whole.WriteTo(dos, written, contentOnly: true);
        ReadOnlyMemory<byte> rest = written.ToArray();
        for (int at; (at = rest.Span.IndexOf(Mark)) >= 0; rest = rest[(at + Mark.Length)..]) pieces.Add(rest[..at]);
        pieces.Add(rest);
    }

    private MultipartAlternative Whole(string token)
    {
        var whole = new MultipartAlternative { Half("plain", letter.Text, token), Half("html", letter.Html, token) };
        if (boundary is not null) whole.Boundary = boundary;
        return whole;
    }

    private MimePart Half(string subtype, string words, string token)
    {
        var half = new MimePart("text", subtype)
        {
            Content = new MimeContent(new MemoryStream(Encoding.UTF8.GetBytes(words.Replace(RenderedLetter.WayOut, token, StringComparison.Ordinal)), false)), ContentTransferEncoding = encoding,
        };
        half.ContentType.Charset = "utf-8";
        return half;
    }

    // To the library it is a part like any other: it asks it to prepare itself for what the server takes, and to write itself.
    private sealed class Part : MimePart
    {
        private readonly ReadyBody body;
        private readonly string token;
        private readonly byte[] wayOut;
        private MultipartAlternative? whole;

        public Part(ReadyBody body, string token) : base("multipart", "alternative")
        {
            (this.body, this.token, wayOut) = (body, token, Encoding.ASCII.GetBytes(token));
            ContentType.Boundary = body.boundary;
            ContentTransferEncoding = body.encoding;
            if (!body.isReady) whole = body.Whole(token);
        }

        public override void Prepare(EncodingConstraint constraint, int maxLineLength = 78)
        {
            if (constraint == EncodingConstraint.SevenBit && body.encoding != ContentEncoding.SevenBit)
            {
                whole ??= body.Whole(token);
                ContentTransferEncoding = ContentEncoding.SevenBit;
            }
            whole?.Prepare(constraint, maxLineLength);
        }

        public override void WriteTo(FormatOptions options, Stream stream, bool contentOnly, CancellationToken cancellationToken = default)
        {
            if (!contentOnly) Headers.WriteTo(options, stream, cancellationToken);
            if (whole is not null) whole.WriteTo(options, stream, true, cancellationToken);
            else foreach (var bytes in Bytes()) stream.Write(bytes.Span);
        }

        public override async Task WriteToAsync(FormatOptions options, Stream stream, bool contentOnly, CancellationToken cancellationToken = default)
        {
            if (!contentOnly) await Headers.WriteToAsync(options, stream, cancellationToken);
            if (whole is not null) await whole.WriteToAsync(options, stream, true, cancellationToken);
            else foreach (var bytes in Bytes()) await stream.WriteAsync(bytes, cancellationToken);
        }

        private IEnumerable<ReadOnlyMemory<byte>> Bytes()
        {
            for (var place = 0; place < body.pieces.Count; place++)
            {
                if (place > 0) yield return wayOut;
                yield return body.pieces[place];
            }
        }
    }
}
