using Derwent.Site.Pictures;

namespace Derwent.Site.Posts;

/// <summary>What stands under a post's heading, published or in the preview: the same partial draws both.</summary>
internal sealed record PostBody(PostKind Kind, PostWords Words, Picture? Picture, string Html);
