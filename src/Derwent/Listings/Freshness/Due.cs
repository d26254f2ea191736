using Derwent.Listings.Find;
using Derwent.Shared.Time;

namespace Derwent.Listings.Freshness;

/// <summary>Which listings are in which state: the one place that says so, for the jobs, the counts and the rows behind each count.</summary>
internal sealed record Due(DateOnly Today, ListingsOptions Promises)
{
    /// <summary>Asked about from this day back.</summary>
    public DateOnly AskFrom => Today.AddDays(-Promises.AskDays);

    public DateOnly FreshFrom => Today.AddDays(-Wish.FreshDays);

    /// <summary>What was asked before this was asked at least so many days ago, by the calendar.</summary>
    public DateTimeOffset EndOfDay(int daysAgo) => UkTime.At(Today.AddDays(1 - daysAgo), TimeOnly.MinValue);

    /// <summary>Listings that the directory answers for.</summary>
    public static IQueryable<Service> Running(IQueryable<Service> services) => services.Where(s => s.Status == ServiceStatus.Active && s.MergedIntoId == null);

    public IQueryable<Service> ToAsk(IQueryable<Service> services) => Running(services).Where(s => s.AssuredOn == null || s.AssuredOn <= AskFrom);

    public IQueryable<Service> Shown(IQueryable<Service> services) => Running(services).Where(s => s.HiddenOn == null);

    public IQueryable<Service> Fresh(IQueryable<Service> services) => Shown(services).Where(s => s.AssuredOn >= FreshFrom);

    /// <summary>Still fresh, but it is time to ask.</summary>
    public IQueryable<Service> DueSoon(IQueryable<Service> services) => Fresh(services).Where(s => s.AssuredOn <= AskFrom);

    public IQueryable<Service> Overdue(IQueryable<Service> services) => Shown(services).Where(s => s.AssuredOn == null || s.AssuredOn < FreshFrom);

    public static IQueryable<Service> Hidden(IQueryable<Service> services) => Running(services).Where(s => s.HiddenOn != null);
}
