using Derwent.Listings.Import;

namespace Derwent.Listings.Harvest;

/// <summary>How feeds are reached: on the public internet only, patiently, with a pause between two questions.</summary>
internal sealed class FeedConnections(IConfiguration configuration)
{
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public HttpClient Client() => PublicInternet.Client(configuration[PublicInternet.Setting]);
}
