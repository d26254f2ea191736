using Derwent.Shared.Mail;
using Derwent.Shared.Ui;

namespace Derwent.Newsletters.Letters;

/// <summary>Asks the other rooms, each time anew, what of a letter may still be shown: a story whose people said no is gone from drafts, from letters on their way and from the archive.</summary>
internal sealed class Pieces(IEnumerable<ILetterPieces> rooms)
{
    /// <summary>The room whose things stand in such blocks, or null when they are written by hand.</summary>
    public ILetterPieces? Room(BlockKind kind) => rooms.FirstOrDefault(room => room.Kind == kind.ToString());

    /// <summary>The blocks that may be shown.</summary>
    public async Task<IReadOnlyList<Block>> Standing(IReadOnlyList<Block> blocks, CancellationToken stop) => (await Look(blocks, stop)).Standing;

    /// <summary>The blocks, which of them may be shown, and their pictures.</summary>
    public async Task<LookedAt> Look(IReadOnlyList<Block> blocks, CancellationToken stop)
    {
        var there = await Read(blocks, stop);
        return new LookedAt(blocks, [.. blocks.Where(block => block.Piece is not { } id || there.ContainsKey(id))],
            there.Values.Where(piece => piece.Image is not null).ToDictionary(piece => piece.Id, piece => piece.Image!));
    }

    /// <summary>The picture with this id, while anybody may see it.</summary>
    public async Task<LetterImage?> Image(Guid id, CancellationToken stop) =>
        Room(BlockKind.Picture) is { } room && await room.Read([id], stop) is [{ Image: { } image }] ? image : null;

    /// <summary>What may not be shown any more on the day on which a letter goes out, as a sentence; null when all may.</summary>
    public async Task<string?> EndsBefore(IReadOnlyList<Block> blocks, DateOnly day, CancellationToken stop)
    {
        var there = await Read(blocks, stop);
        return blocks.FirstOrDefault(block => block.Piece is { } id && there.GetValueOrDefault(id)?.Until < day) is { } ends
            ? $"“{ends.Name}” may be shown until {InWords.LongDay(there[ends.Piece!.Value].Until!.Value, day)} only. Choose an earlier day, or take it out first." : null;
    }

    /// <summary>What of a draft no longer holds, by block, as the end of a sentence.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Troubles(IReadOnlyList<Block> blocks, CancellationToken stop)
    {
        var there = await Read(blocks, stop);
        return blocks.Where(block => block.Piece is not null)
            .Select(block => (block.Id, Why: there.TryGetValue(block.Piece!.Value, out var piece) ? piece.Off : Room(block.Kind)?.Gone))
            .Where(block => block.Why is not null).ToDictionary(block => block.Id, block => block.Why!);
    }

    /// <summary>The same as whole sentences, for what keeps a letter from going out.</summary>
    public async Task<IReadOnlyList<string>> Lacks(IReadOnlyList<Block> blocks, CancellationToken stop)
    {
        var troubles = await Troubles(blocks, stop);
        return [.. blocks.Select((block, place) => troubles.TryGetValue(block.Id, out var why) ? $"Block {place + 1}: “{block.Name}” {why}. Take it out." : null).OfType<string>()];
    }

    private async Task<Dictionary<Guid, LetterPiece>> Read(IReadOnlyList<Block> blocks, CancellationToken stop)
    {
        var there = new Dictionary<Guid, LetterPiece>();
        foreach (var kind in blocks.Where(block => block.Piece is not null).GroupBy(block => block.Kind))
        {
            if (Room(kind.Key) is not { } room) continue;
            foreach (var piece in await room.Read([.. kind.Select(block => block.Piece!.Value).Distinct()], stop)) there[piece.Id] = piece;
        }
        return there;
    }
}

/// <summary>The blocks of a letter after every room was asked.</summary>
/// <param name="All">As they were written.</param>
/// <param name="Standing">Those that may be shown.</param>
/// <param name="Images">Their pictures, by piece.</param>
internal sealed record LookedAt(IReadOnlyList<Block> All, IReadOnlyList<Block> Standing, IReadOnlyDictionary<Guid, LetterImage> Images);
