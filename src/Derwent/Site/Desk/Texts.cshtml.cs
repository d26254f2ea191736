using Derwent.Shared.Security;
using Derwent.Site.Posts;
using Derwent.Site.Words;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Derwent.Site.Desk;

/// <summary>The named texts of the standing pages, page by page.</summary>
[Desk(Role.Coordinator, Role.Administrator)]
internal sealed class TextsModel(SiteMemory memory) : PageModel
{
    public IEnumerable<IGrouping<(string Page, string Address), NamedText>> Pages => NamedText.All.GroupBy(text => (text.Page, text.Address));

    public string Now(NamedText text) => memory.Said(text.Key, Languages.English) ?? text.Ours;

    public bool IsChanged(NamedText text) => memory.Said(text.Key, Languages.English) is not null;
}
