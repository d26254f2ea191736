using Derwent.Shared.Database;
using Derwent.Site.Consents;
using Derwent.Site.Desk;
using Derwent.Site.Pictures;
using Derwent.Site.Posts;
using Derwent.Site.Words;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site;

/// <summary>Posts and pages with their versions, consents, pictures, named texts and settings; schema <c>site</c>. Row-level security shows the public what
/// is published and nothing else; consents are seen by the coordinator and the data protection lead.</summary>
public sealed partial class SiteContext(DbContextOptions<SiteContext> options) : ModuleContext(options)
{
    /// <inheritdoc/>
    protected override string Schema => SiteModule.Schema;

    internal DbSet<Post> Posts => Set<Post>();
    internal DbSet<PostVersion> Versions => Set<PostVersion>();
    internal DbSet<Shown> Shown => Set<Shown>();
    internal DbSet<PostStep> Steps => Set<PostStep>();
    internal DbSet<Redirect> Redirects => Set<Redirect>();

    /// <summary>Where a story stands and stood; nothing for a page, which tells of nobody.</summary>
    internal async Task<string[]> AddressesOf(Post post, CancellationToken stop) =>
        post.Kind == PostKind.Page ? [] : [post.Path, .. await Redirects.Where(old => old.To == post.Path).Select(old => old.From).ToListAsync(stop)];
    internal DbSet<Consent> Consents => Set<Consent>();
    internal DbSet<Picture> Pictures => Set<Picture>();
    internal DbSet<PictureSize> PictureSizes => Set<PictureSize>();
    internal DbSet<SiteText> Texts => Set<SiteText>();
    internal DbSet<Nudge> Nudges => Set<Nudge>();
    internal DbSet<SettingsSaid> Settings => Set<SettingsSaid>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        MapPosts(modelBuilder);
        MapPictures(modelBuilder);
        modelBuilder.Entity<SiteText>(text =>
        {
            text.ToTable("texts");
            text.Property(t => t.Key).HasMaxLength(80);
            text.Property(t => t.Language).HasMaxLength(10);
            text.Property(t => t.Body).HasMaxLength(NamedText.Longest);
            text.ComplexProperty(t => t.By).IsWho("by");
            text.HasIndex(t => new { t.Key, t.Language, t.At });
        });
        modelBuilder.Entity<Nudge>(nudge =>
        {
            nudge.ToTable("nudges");
            nudge.ComplexProperty(n => n.By).IsWho("by");
            nudge.HasIndex(n => new { n.OrganisationId, n.At });
        });
        modelBuilder.Entity<SettingsSaid>(said =>
        {
            said.ToTable("settings");
            said.Property(s => s.Values).HasColumnType("jsonb");
            said.Property(s => s.Why).HasMaxLength(300);
            said.ComplexProperty(s => s.By).IsWho("by");
        });
    }

    private static void MapPosts(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Post>(post =>
        {
            post.ToTable("posts");
            post.HasRowVersion();
            post.Property(p => p.Path).HasMaxLength(WebPaths.Longest);
            post.Property(p => p.Title).HasMaxLength(200);
            post.Property(p => p.OrganisationName).HasMaxLength(200);
            post.HasIndex(p => p.OrganisationId);
            post.HasIndex(p => p.AboutId);
            post.ComplexProperty(p => p.WrittenBy).IsWho("written_by");
            post.HasIndex(p => p.Path).IsUnique();
            post.HasIndex(p => new { p.State, p.FirstPublishedAt });
            post.HasMany(p => p.Shown).WithOne().HasForeignKey(s => s.PostId);
            post.HasMany(p => p.Steps).WithOne().HasForeignKey(s => s.PostId);
            foreach (var parts in (string[])[nameof(Post.Shown), nameof(Post.Steps)])
                post.Navigation(parts).HasField(char.ToLowerInvariant(parts[0]) + parts[1..]).UsePropertyAccessMode(PropertyAccessMode.Field);
        });
        modelBuilder.Entity<PostVersion>(version =>
        {
            version.ToTable("versions");
            version.Ignore(v => v.Words).Ignore(v => v.Pictures);
            version.Property(v => v.Language).HasMaxLength(10);
            version.Property(v => v.Title).HasMaxLength(200);
            version.Property(v => v.Summary).HasMaxLength(400);
            version.Property(v => v.Body).HasMaxLength(Markup.Longest);
            version.Property(v => v.Said).HasMaxLength(600);
            version.Property(v => v.Did).HasMaxLength(600);
            version.Property(v => v.Note).HasMaxLength(200);
            version.ComplexProperty(v => v.By).IsWho("by");
            version.HasOne<Post>().WithMany().HasForeignKey(v => v.PostId);
            version.HasIndex(v => new { v.PostId, v.Language, v.Number }).IsUnique();
        });
        modelBuilder.Entity<Shown>(shown =>
        {
            shown.ToTable("shown");
            shown.HasKey(s => new { s.PostId, s.Language });
            shown.Ignore(s => s.Words);
            shown.Property(s => s.Language).HasMaxLength(10);
            shown.Property(s => s.Title).HasMaxLength(200);
            shown.Property(s => s.Summary).HasMaxLength(400);
            shown.Property(s => s.Body).HasMaxLength(Markup.Longest);
            shown.Property(s => s.Said).HasMaxLength(600);
            shown.Property(s => s.Did).HasMaxLength(600);
            shown.Property(s => s.Plain).HasMaxLength(20_000);
        });
        modelBuilder.Entity<PostStep>(step =>
        {
            step.ToTable("steps");
            step.Property(s => s.What).HasMaxLength(600);
            step.ComplexProperty(s => s.By).IsWho("by");
        });
        modelBuilder.Entity<Redirect>(redirect =>
        {
            redirect.ToTable("redirects");
            redirect.HasKey(r => r.From);
            redirect.Property(r => r.From).HasMaxLength(WebPaths.Longest);
            redirect.Property(r => r.To).HasMaxLength(WebPaths.Longest);
            redirect.ComplexProperty(r => r.By).IsWho("by");
        });
    }

    private static void MapPictures(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Consent>(consent =>
        {
            consent.ToTable("consents");
            consent.HasRowVersion();
            foreach (var name in (string[])[nameof(Consent.About), nameof(Consent.Name), nameof(Consent.WithdrawnByName)]) consent.Property(name).HasMaxLength(200);
            consent.Property(c => c.How).HasMaxLength(300);
            consent.Property(c => c.WithdrawnHow).HasMaxLength(300);
            consent.ComplexProperty(c => c.RecordedBy).IsWho("recorded_by");
            consent.HasIndex(c => c.PostId);
            consent.HasIndex(c => c.PictureId);
        });
        modelBuilder.Entity<Picture>(picture =>
        {
            picture.ToTable("pictures");
            picture.HasRowVersion();
            picture.Ignore(p => p.ShownUntil);
            picture.Property(p => p.LentAt);
            picture.Property(p => p.Alt).HasMaxLength(300);
            picture.Property(p => p.Credit).HasMaxLength(200);
            picture.Property(p => p.TakenDownWhy).HasMaxLength(300);
            picture.ComplexProperty(p => p.By).IsWho("by");
        });
        modelBuilder.Entity<PictureSize>(size =>
        {
            size.ToTable("picture_sizes");
            size.HasKey(s => new { s.PictureId, s.Width, s.Format });
            size.Property(s => s.Format).HasMaxLength(10);
            size.HasOne<Picture>().WithMany().HasForeignKey(s => s.PictureId);
        });
    }
}

internal sealed class SiteAtDesignTime() : AtDesignTime<SiteContext>(SiteModule.Schema);
