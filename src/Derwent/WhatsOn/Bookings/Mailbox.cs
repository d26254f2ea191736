using MimeKit;

namespace Derwent.WhatsOn;

/// <summary>E-mail addresses as people type them. What passes here can also be sent to.</summary>
internal static class Mailbox
{
    /// <summary>The address, or null when it is none that we could write to: one mailbox, no display name, no blanks, no line breaks.</summary>
    public static string? Tidy(string typed)
    {
        var address = typed.Trim();
        if (address.Length is < 3 or > 254 || address.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or ';')) return null;
        var at = address.LastIndexOf('@');
        if (at is < 1 or > 64 || at == address.Length - 1) return null;
        return MailboxAddress.TryParse(address, out var box) && box.Address == address && string.IsNullOrEmpty(box.Name) && address[(at + 1)..].Contains('.', StringComparison.Ordinal) ? address : null;
    }
}
