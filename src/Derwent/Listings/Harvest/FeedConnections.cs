using System.Net;

namespace Derwent.Listings.Harvest;

/// <summary>How feeds are reached: compressed, patient, with a pause between two questions.</summary>
internal class FeedConnections
{
    public virtual TimeSpan Pause => TimeSpan.FromMilliseconds(250);

    public virtual HttpMessageHandler Handler() => new SocketsHttpHandler
    {
        AutomaticDecompression = DecompressionMethods.All, MaxAutomaticRedirections = 3, ConnectTimeout = TimeSpan.FromSeconds(15), UseCookies = false,
    };
}
