using Derwent.Shared;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Derwent.Site.Posts;
using Derwent.Site.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace Derwent.Site.Pages;

[Open, OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class NewsPostModel(PublicPosts posts, PageWords words, LiveAlliance alliance) : PostPage(posts, words, alliance)
{
    public Task<IActionResult> OnGetAsync(string slug, CancellationToken stop) => Find("/news/" + slug, stop);
}
