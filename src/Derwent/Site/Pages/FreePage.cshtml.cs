using Derwent.Shared;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Derwent.Site.Posts;
using Derwent.Site.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace Derwent.Site.Pages;

/// <summary>A page that the coordinator made, at whatever address they chose: asked last, when no room of the program answers.</summary>
[Open, OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class FreePageModel(PublicPosts posts, PageWords words, LiveAlliance alliance) : PostPage(posts, words, alliance)
{
    public async Task<IActionResult> OnGetAsync(string? path, CancellationToken stop) => await Find("/" + path, stop);
}
