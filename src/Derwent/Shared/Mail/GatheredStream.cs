namespace Derwent.Shared.Mail;

/// <summary>Gathers what is written to a mail server until an answer is read: the library writes a letter in pieces of 4 KB, and each was a packet of its own.</summary>
internal sealed class GatheredStream(Stream wire) : Stream
{
    private readonly byte[] gathered = new byte[32 * 1024];
    private int held;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override bool CanTimeout => wire.CanTimeout;
    public override int ReadTimeout { get => wire.ReadTimeout; set => wire.ReadTimeout = value; }
    public override int WriteTimeout { get => wire.WriteTimeout; set => wire.WriteTimeout = value; }
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        Flush();
        return wire.Read(buffer, offset, count);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (held > 0) await FlushAsync(cancellationToken);
        return await wire.ReadAsync(buffer, cancellationToken);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count)
    {
        if (count > gathered.Length - held) Flush();
        if (count > gathered.Length) wire.Write(buffer, offset, count);
        else Hold(buffer.AsSpan(offset, count));
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length > gathered.Length - held) await FlushAsync(cancellationToken);
        if (buffer.Length > gathered.Length) await wire.WriteAsync(buffer, cancellationToken);
        else Hold(buffer.Span);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
        wire.Write(gathered, 0, held);
        held = 0;
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (held == 0) return;
        await wire.WriteAsync(gathered.AsMemory(0, held), cancellationToken);
        held = 0;
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) wire.Dispose();
        base.Dispose(disposing);
    }

    private void Hold(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(gathered.AsSpan(held));
        held += bytes.Length;
    }
}
