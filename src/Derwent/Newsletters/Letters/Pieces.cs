using Derwent.Shared.Mail;

namespace Derwent.Newsletters.Letters;

/// <summary>Asks the other rooms, each time anew, what of a letter may still be shown: a story whose people said no is gone from drafts, from letters on their way and from the archive.</summary>
internal sealed class Pieces(IEnumerable<ILetterPieces> rooms)
{
    /// <summary>The room whose things stand in such blocks, or null when they are written by hand.</summary>
    public ILetterPieces? Room(BlockKind kind) => rooms.FirstOrDefault(room => room.Kind == kind.ToString());

    /// <summary>The blocks that may be shown.</summary>
    public async Task<IReadOnlyList<Block>> Standing(IReadOnlyList<Block> blocks, CancellationToken stop)
    {
        var there = await Read(blocks, stop);
        return [.. blocks.Where(block => block.Piece is not { } id || there.ContainsKey(id))];
    }

    /// <summary>What of a draft no longer holds, by block, as the end of a sentence.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Troubles(IReadOnlyList<Block> blocks, CancellationToken stop)
    {
        var there = await Read(blocks, stop);
        return blocks.Where(block => block.Piece is not null)
            .Select(block => (block.Id, Why: there.TryGetValue(block.Piece!.Value, out var piece) ? piece.Off : "is not on our site any more"))
            .Where(block => block.Why is not null).ToDictionary(block => block.Id, block => block.Why!);
    }

    /// <summary>The same as whole sentences, for what keeps a letter from going out.</summary>
    public async Task<IReadOnlyList<string>> Lacks(IReadOnlyList<Block> blocks, CancellationToken stop)
    {
        var troubles = await Troubles(blocks, stop);
        return [.. blocks.Select((block, place) => troubles.TryGetValue(block.Id, out var why) ? $"Block {place + 1}: “{block.Title}” {why}. Take it out." : null).OfType<string>()];
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
