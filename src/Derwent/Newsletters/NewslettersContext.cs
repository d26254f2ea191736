using System.Text.Json;
using Derwent.Newsletters.Letters;
using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Derwent.Newsletters;

/// <summary>Lists and topics, subscribers with their proof, issues, one row per recipient, bounces; schema <c>newsletters</c>.
/// Subscribers are seen by the coordinator, by the manager of their own list and by themselves: PostgreSQL decides.</summary>
public sealed class NewslettersContext(DbContextOptions<NewslettersContext> options) : ModuleContext(options)
{
    /// <inheritdoc/>
    protected override string Schema => NewslettersModule.Schema;

    internal DbSet<MailingList> Lists => Set<MailingList>();
    internal DbSet<Subscriber> Subscribers => Set<Subscriber>();
    internal DbSet<Subscription> Subscriptions => Set<Subscription>();
    internal DbSet<SignUp> SignUps => Set<SignUp>();
    internal DbSet<Issue> Issues => Set<Issue>();
    internal DbSet<Delivery> Deliveries => Set<Delivery>();
    internal DbSet<Suppression> Suppressions => Set<Suppression>();
    internal DbSet<Bounce> Bounces => Set<Bounce>();
    internal DbSet<LetterPicture> Pictures => Set<LetterPicture>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<MailingList>(MapList);
        modelBuilder.Entity<Topic>(topic =>
        {
            topic.ToTable("topics");
            Limit(topic, 80, nameof(Topic.Name));
            Limit(topic, 300, nameof(Topic.About));
            topic.Property(t => t.Place);
            topic.Property(t => t.RetiredAt);
        });
        modelBuilder.Entity<Subscriber>(subscriber =>
        {
            Limit(subscriber, LetterAddress.Longest, nameof(Subscriber.Address), nameof(Subscriber.AddressKey));
            subscriber.Property(s => s.AddressHash);
            subscriber.Property(s => s.AddedAt);
            subscriber.HasIndex(s => s.AddressKey).IsUnique();
            subscriber.HasIndex(s => s.AddressHash);
            subscriber.Ignore(s => s.Running);
            subscriber.HasMany(s => s.Subscriptions).WithOne().HasForeignKey(s => s.SubscriberId);
            subscriber.Navigation(s => s.Subscriptions).HasField("subscriptions").UsePropertyAccessMode(PropertyAccessMode.Field);
        });
        modelBuilder.Entity<Subscription>(MapSubscription);
        modelBuilder.Entity<SignUp>(MapSignUp);
        modelBuilder.Entity<Issue>(MapIssue);
        modelBuilder.Entity<IssueVersion>(version =>
        {
            version.ToTable("issue_versions");
            Limit(version, 150, nameof(IssueVersion.Subject), nameof(IssueVersion.Preview));
            version.Property(v => v.Number);
            version.Property(v => v.Blocks).HasBlocks();
            version.Property(v => v.At);
            version.ComplexProperty(v => v.By).IsWho("by");
        });
        modelBuilder.Entity<Delivery>(MapDelivery);
        modelBuilder.Entity<Suppression>(suppression =>
        {
            suppression.HasKey(s => s.AddressHash);
            Limit(suppression, 300, nameof(Suppression.Why));
            suppression.Property(s => s.Since);
            suppression.Property(s => s.LiftedAt);
        });
        modelBuilder.Entity<Bounce>(bounce =>
        {
            Limit(bounce, 20, nameof(Bounce.Status));
            Limit(bounce, 500, nameof(Bounce.Said));
            bounce.Property(b => b.IsHard);
            bounce.Property(b => b.OrganisationId);
            bounce.HasIndex(b => new { b.DeliveryId, b.IsHard }).IsUnique();
            bounce.HasIndex(b => new { b.AddressHash, b.At });
        });
        modelBuilder.Entity<LetterPicture>(picture =>
        {
            picture.ToTable("pictures");
            Limit(picture, 40, nameof(LetterPicture.Type));
            picture.Property(p => p.OrganisationId);
            picture.Property(p => p.Bytes);
            picture.Property(p => p.Width);
            picture.Property(p => p.Height);
            picture.Property(p => p.AddedAt);
        });
    }

    private static void MapList(EntityTypeBuilder<MailingList> list)
    {
        list.ToTable("lists");
        Limit(list, 100, nameof(MailingList.Name), nameof(MailingList.Slug));
        Limit(list, 1000, nameof(MailingList.About));
        Limit(list, 200, nameof(MailingList.OrganisationName));
        Limit(list, LetterAddress.Longest, nameof(MailingList.ReplyTo));
        list.Property(l => l.OpenedAt);
        list.Property(l => l.ClosedAt);
        list.HasIndex(l => l.Slug).IsUnique();
        list.HasIndex(l => l.OrganisationId);
        list.Ignore(l => l.OpenTopics);
        list.HasMany(l => l.Topics).WithOne().HasForeignKey(t => t.ListId);
        list.Navigation(l => l.Topics).HasField("topics").UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    private static void MapSubscription(EntityTypeBuilder<Subscription> subscription)
    {
        subscription.Property(s => s.Topics);
        subscription.Property(s => s.AskedAt);
        subscription.Property(s => s.ConfirmedAt);
        subscription.Property(s => s.Source);
        subscription.Property(s => s.EndedAt);
        Limit(subscription, 200, nameof(Subscription.How), nameof(Subscription.EndedHow));
        Limit(subscription, 4000, nameof(Subscription.TextShown));
        subscription.HasIndex(s => new { s.SubscriberId, s.ListId }).IsUnique();
        subscription.HasIndex(s => s.ListId);
        subscription.HasIndex(s => s.OrganisationId);
        subscription.HasOne<MailingList>().WithMany().HasForeignKey(s => s.ListId);
    }

    private static void MapSignUp(EntityTypeBuilder<SignUp> signUp)
    {
        signUp.ToTable("sign_ups");
        signUp.Ignore(s => s.Proof);
        Limit(signUp, LetterAddress.Longest, nameof(SignUp.Address), nameof(SignUp.AddressKey));
        Limit(signUp, 4000, nameof(SignUp.TextShown));
        signUp.Property(s => s.Lists);
        signUp.Property(s => s.Topics);
        signUp.Property(s => s.Source);
        signUp.Property(s => s.AskedAt);
        signUp.Property(s => s.AnsweredAt);
        signUp.Property(s => s.ConfirmedAt);
        signUp.HasIndex(s => new { s.AddressKey, s.AskedAt });
        signUp.HasIndex(s => new { s.Source, s.AskedAt });
        signUp.HasIndex(s => s.SubscriberId);
    }

    private static void MapIssue(EntityTypeBuilder<Issue> issue)
    {
        issue.HasRowVersion();
        Limit(issue, 150, nameof(Issue.Subject), nameof(Issue.Preview), nameof(Issue.NewSubject), nameof(Issue.NewPreview));
        Limit(issue, 100, nameof(Issue.Slug), nameof(Issue.FormerSlug));
        issue.Ignore(i => i.NewWords).Ignore(i => i.Public).Ignore(i => i.NeutralName);
        issue.Property(i => i.RecalledAt);
        Limit(issue, 500, nameof(Issue.Trouble));
        Limit(issue, 1_000_000, nameof(Issue.Html), nameof(Issue.Text));
        issue.Property(i => i.Blocks).HasBlocks();
        issue.Property(i => i.State);
        issue.Property(i => i.Topics);
        issue.ComplexProperty(i => i.By).IsWho("by");
        issue.HasIndex(i => i.Slug).IsUnique();
        issue.HasIndex(i => i.FormerSlug);
        issue.HasIndex(i => new { i.ListId, i.State });
        issue.HasOne<MailingList>().WithMany().HasForeignKey(i => i.ListId);
        issue.HasMany(i => i.Versions).WithOne().HasForeignKey(v => v.IssueId);
        issue.Navigation(i => i.Versions).HasField("versions").UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    private static void MapDelivery(EntityTypeBuilder<Delivery> delivery)
    {
        Limit(delivery, LetterAddress.Longest, nameof(Delivery.Address));
        Limit(delivery, 500, nameof(Delivery.Said));
        delivery.HasIndex(d => new { d.IssueId, d.SubscriptionId }).IsUnique();
        delivery.HasIndex(d => d.SubscriberId);
        delivery.HasIndex(d => new { d.NextTryAt, d.Id }).HasFilter("state = 'Waiting'");
        delivery.HasOne<Issue>().WithMany().HasForeignKey(d => d.IssueId);
    }

    private static void Limit<T>(EntityTypeBuilder<T> entity, int longest, params string[] names) where T : class
    {
        foreach (var name in names) entity.Property(name).HasMaxLength(longest);
    }
}

internal static class BlocksColumn
{
    /// <summary>The blocks of a letter lie as a whole in one jsonb column.</summary>
    public static void HasBlocks(this PropertyBuilder<IReadOnlyList<Block>> property) =>
        property.HasColumnType("jsonb").HasConversion(new Written(), new Compared());

    private static string Write(IReadOnlyList<Block> blocks) => JsonSerializer.Serialize(blocks);

    private sealed class Written() : ValueConverter<IReadOnlyList<Block>, string>(blocks => Write(blocks), text => JsonSerializer.Deserialize<List<Block>>(text, JsonSerializerOptions.Default)!);

    private sealed class Compared() : ValueComparer<IReadOnlyList<Block>>(
        (one, other) => Write(one!) == Write(other!), blocks => Write(blocks).GetHashCode(StringComparison.Ordinal), blocks => blocks);
}

internal sealed class NewslettersAtDesignTime() : AtDesignTime<NewslettersContext>(NewslettersModule.Schema);
