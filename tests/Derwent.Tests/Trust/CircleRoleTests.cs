using System.Net;
using Derwent.Shared.Security;
using Derwent.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Derwent.Tests.Trust;

/// <summary>A circle names an organisation, and an organisation has people who do not work with cases: being in the circle is not enough.</summary>
public sealed class CircleRoleTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.Analyst)]
    [InlineData(Role.DataProtectionLead)]
    public async Task Who_does_not_work_with_cases_reads_no_referral_of_their_organisations_circle(string role)
    {
        var (organisation, referral, subject) = await InTheCircle();
        var person = await house.APerson(organisation, role);
        Assert.Equal(0L, await Read(person, $"select count(*) from front_door.referrals where id = '{referral}'"));
        Assert.Equal(0L, await Read(person, $"select count(*) from front_door.steps where referral_id = '{referral}'"));
        Assert.Equal(0L, await Read(person, $"select count(*) from front_door.subjects where id = '{subject}'"));
        Assert.Equal(0L, await Read(person, "select count(*) from access.records()"));
        using var visitor = await house.SignedIn(person);
        var reference = await house.Behind<string>($"select reference from front_door.referrals where id = '{referral}'");
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open($"/desk/front-door/{reference}")).Status);
    }

    [Theory]
    [InlineData(Role.Practitioner)]
    [InlineData(Role.OrganisationManager)]
    public async Task Who_works_with_young_people_reads_it(string role)
    {
        var (organisation, referral, subject) = await InTheCircle();
        var person = await house.APerson(organisation, role, Role.Analyst);
        Assert.Equal(1L, await Read(person, $"select count(*) from front_door.referrals where id = '{referral}'"));
        Assert.Equal(1L, await Read(person, $"select count(*) from front_door.subjects where id = '{subject}'"));
    }

    [Fact]
    public async Task Who_does_not_work_with_cases_makes_no_link_to_one()
    {
        var (organisation, referral, _) = await InTheCircle();
        var analyst = await house.APerson(organisation, Role.Analyst);
        await Assert.ThrowsAsync<PostgresException>(() => house.As(analyst, services => services.GetRequiredService<Links>().Issue(LinkKind.Referral, referral, null, TimeSpan.FromDays(1))));
    }

    private async Task<(Guid Organisation, Guid Referral, Guid Subject)> InTheCircle()
    {
        var town = new Town(house);
        var helpers = await town.AnOrganisation();
        var partner = await town.APartner();
        var referral = await town.AReferral(partner);
        await house.As(partner, async services =>
        {
            var circle = services.GetRequiredService<Circle>();
            await circle.Add(referral.Id, null, helpers.Id, "gives support", "consent");
            await circle.Add(referral.SubjectId, null, helpers.Id, "gives support", "consent");
        });
        return (helpers.Id, referral.Id, referral.SubjectId);
    }

    private async Task<long> Read(Derwent.Accounts.Person person, string sql)
    {
        var found = -1L;
        await house.As(person, async services =>
        {
            await using var command = new NpgsqlCommand(sql, services.GetRequiredService<Derwent.Shared.Database.RequestDatabase>().Connection);
            found = (long)(await command.ExecuteScalarAsync())!;
        });
        return found;
    }
}
