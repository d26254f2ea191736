using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Derwent.Tests.Trust;

/// <summary>A transaction may say that it is about one record. That takes away what else is seen and gives nothing, whatever record it names.</summary>
public sealed class OneRecordTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_stranger_who_says_that_it_is_about_a_record_sees_nothing_of_it()
    {
        var (_, record, _) = await TwoInTheCircle();
        var stranger = await house.APerson((await new Town(house).AnOrganisation()).Id, Role.Practitioner);
        await house.As(stranger, async services =>
        {
            await services.GetRequiredService<Circle>().Only(record);
            Assert.Equal(0L, await Count(services, "access.records()"));
            Assert.Equal(0L, await Count(services, "front_door.referrals"));
        });
    }

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.Analyst)]
    [InlineData(Role.DataProtectionLead)]
    public async Task Who_does_not_work_with_cases_sees_nothing_of_it_either(string role)
    {
        var (organisation, record, _) = await TwoInTheCircle();
        await house.As(await house.APerson(organisation, role), async services =>
        {
            await services.GetRequiredService<Circle>().Only(record);
            Assert.Equal(0L, await Count(services, "access.records()"));
            Assert.Equal(0L, await Count(services, $"front_door.referrals where id = '{record}'"));
        });
    }

    [Theory]
    [InlineData("ended_at = now()")]
    [InlineData("until = current_date - 1")]
    [InlineData("began_at = null")]
    [InlineData("person_id = gen_random_uuid()")]
    public async Task Who_has_left_or_not_begun_sees_nothing_of_it_said_or_not(string change)
    {
        var (organisation, record, other) = await TwoInTheCircle();
        await house.Behind<object>($"update access.circle set {change} where record_id = '{record}' returning 1");
        var helper = await house.APerson(organisation, Role.Practitioner);
        await house.As(helper, async services =>
        {
            Assert.Equal([other], await Records(services));
            await services.GetRequiredService<Circle>().Only(record);
            Assert.Empty(await Records(services));
        });
    }

    [Fact]
    public async Task Who_is_in_the_circle_sees_that_record_and_for_the_rest_of_the_transaction_no_other()
    {
        var (organisation, record, other) = await TwoInTheCircle();
        var helper = await house.APerson(organisation, Role.Practitioner);
        await house.As(helper, async services =>
        {
            Assert.Equal(new[] { record, other }.Order(), (await Records(services)).Order());
            await services.GetRequiredService<Circle>().Only(record);
            Assert.Equal([record], await Records(services));
            Assert.Equal(0L, await Count(services, $"front_door.referrals where id = '{other}'"));
            Assert.Equal(1L, await Count(services, $"front_door.referrals where id = '{record}'"));
        });
        await house.As(helper, async services => Assert.Equal(2, (await Records(services)).Count));
    }

    private async Task<(Guid Organisation, Guid Record, Guid Other)> TwoInTheCircle()
    {
        var town = new Town(house);
        var helpers = await town.AnOrganisation();
        var partner = await town.APartner();
        var (one, other) = ((await town.AReferral(partner)).Id, (await town.AReferral(partner)).Id);
        await house.As(partner, async services =>
        {
            foreach (var record in new[] { one, other }) await services.GetRequiredService<Circle>().Add(record, null, helpers.Id, "gives support", "consent");
        });
        return (helpers.Id, one, other);
    }

    private static async Task<List<Guid>> Records(IServiceProvider services)
    {
        await using var command = new NpgsqlCommand("select * from access.records()", services.GetRequiredService<RequestDatabase>().Connection);
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<Guid>();
        while (await rows.ReadAsync()) found.Add(rows.GetGuid(0));
        return found;
    }

    private static async Task<long> Count(IServiceProvider services, string from)
    {
        await using var command = new NpgsqlCommand("select count(*) from " + from, services.GetRequiredService<RequestDatabase>().Connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
