using System.ComponentModel.DataAnnotations;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Derwent.FrontDoor.Refer.Pages;

/// <summary>Step 1, second half: what is known about them. The fields differ for a young person, a family and a place.</summary>
[ByLink(LinkKind.Draft, Required = false)]
internal sealed class WhoPage(FrontDoorContext front, Current current, TimeProvider clock) : QuestionPage(front, current, clock)
{
    private const int Oldest = 25;

    public static readonly IReadOnlyList<Choice> PlaceKinds =
    [
        new("street", "A street or estate"), new("park", "A park or open space"), new("shops", "Shops or takeaways"), new("transport", "A bus stop, station or car park"),
        new("school", "Around a school"), new("other", "Somewhere else"),
    ];

    public override int Step => 1;
    public override string Address => "/refer/who";
    public override string Back => "/refer";
    protected override string Next => "/refer/danger";

    [BindProperty] public WhoInput Input { get; set; } = new();

    protected override void Show(Answers answers) => Input = WhoInput.From(answers.Details ?? new SubjectDetails());

    protected override Answers Take(Answers answers)
    {
        CheckContact();
        var details = Say.Kind switch
        {
            SubjectKind.YoungPerson => Person(),
            SubjectKind.Family => Family(),
            _ => Place(),
        };
        return answers with { Details = details with { SafeContact = answers.Details?.SafeContact } };
    }

    private SubjectDetails Person()
    {
        if (Clean.Line(Input.FirstName) is null) Missing("Input.FirstName", Say.Me ? "Tell us what to call you." : "Tell us a first name, or what people call them.");
        var today = UkTime.DateOf(Now);
        if (Input.BirthDate > today) Missing("Input.BirthDate", "The birthday must be in the past.");
        else if (Input.BirthDate is null && Input.Age is null && !Wrong("Input.BirthDate") && !Wrong("Input.Age"))
            Missing("Input.Age", Say.Me ? "Tell us your birthday or how old you are." : "Tell us a birthday, or roughly how old they are.");
        var details = new SubjectDetails { FirstName = Clean.Line(Input.FirstName), Surname = Clean.Line(Input.Surname), BirthDate = Input.BirthDate, AgeSaid = Input.Age };
        if (details.AgeOn(today) is < 0 or > Oldest)
            Missing(Input.BirthDate is null ? "Input.Age" : "Input.BirthDate", $"We help people up to the age of {Oldest}. Please check the age.");
        return details with { Postcode = Clean.Postcode(Input.Postcode), Address = Clean.Line(Input.Address), School = Clean.Line(Input.School), Phone = Clean.Line(Input.Phone) };
    }

    private SubjectDetails Family()
    {
        var members = Input.Members.Where(member => Clean.Line(member.Name) is not null).Take(Bounds.Members).ToList();
        if (Clean.Line(Input.Surname) is null && members.Count == 0) Missing("Input.Surname", "Tell us the family’s name, or one first name.");
        foreach (var (member, place) in Input.Members.Select((member, place) => (member, place)))
        {
            if (member.Age is < 0 or > 120) Missing($"Input.Members[{place}].Age", "An age is between 0 and 120.");
            if (Clean.Line(member.Name) is null && (member.Age is not null || Clean.Line(member.Relation) is not null)) Missing($"Input.Members[{place}].Name", "Tell us a first name for this person.");
        }

        return new SubjectDetails
        {
            Surname = Clean.Line(Input.Surname) ?? members.Select(member => Clean.Line(member.Name)!.Split(' ')[0] + "’s").FirstOrDefault(),
            Postcode = Clean.Postcode(Input.Postcode), Address = Clean.Line(Input.Address), Phone = Clean.Line(Input.Phone), School = Clean.Line(Input.School),
            Members = [.. members.Select(member => new SubjectDetails.Member(Clean.Line(member.Name)!, null, member.Age, Clean.Line(member.Relation)))],
        };
    }

    private SubjectDetails Place()
    {
        if (Clean.Line(Input.PlaceName) is null) Missing("Input.PlaceName", "Tell us what people call this place.");
        if (Clean.Text(Input.Where) is null && Clean.Postcode(Input.Postcode) is null) Missing("Input.Where", "Tell us where it is: the street, what it is next to, or a postcode.");
        if (PlaceKinds.All(kind => kind.Value != Input.PlaceKind)) Missing("Input.PlaceKind", "Choose what kind of place it is.");
        return new SubjectDetails
        {
            PlaceName = Clean.Line(Input.PlaceName), Where = Clean.Text(Input.Where), PlaceKind = Input.PlaceKind, Postcode = Clean.Postcode(Input.Postcode),
            ManagedBy = Clean.Line(Input.ManagedBy), Times = Clean.Text(Input.Times),
        };
    }

    private void CheckContact()
    {
        if (Clean.Line(Input.Postcode) is not null && Clean.Postcode(Input.Postcode) is null)
            Missing("Input.Postcode", "A postcode looks like DE24 0ZQ. The first half will do, or leave it empty.");
        if (Clean.Line(Input.Phone) is not null && Clean.Phone(Input.Phone) is null)
            Missing("Input.Phone", "A phone number has 9 to 15 digits. Please check it, or leave it empty.");
    }
}

/// <summary>What the page asks. Every text is bounded.</summary>
internal sealed class WhoInput
{
    [StringLength(Bounds.Name, ErrorMessage = "A first name can have up to 80 letters.")] public string? FirstName { get; set; }
    [StringLength(Bounds.Name, ErrorMessage = "A surname can have up to 80 letters.")] public string? Surname { get; set; }
    [Display(Name = "The birthday")] public DateOnly? BirthDate { get; set; }
    [Display(Name = "The age")] public int? Age { get; set; }
    [StringLength(20, ErrorMessage = "A postcode looks like DE24 0ZQ.")] public string? Postcode { get; set; }
    [StringLength(Bounds.Line, ErrorMessage = "An address can have up to 160 letters.")] public string? Address { get; set; }
    [StringLength(Bounds.Line, ErrorMessage = "A school’s name can have up to 160 letters.")] public string? School { get; set; }
    [StringLength(40, ErrorMessage = "A phone number has 9 to 15 digits.")] public string? Phone { get; set; }
    [StringLength(Bounds.Line, ErrorMessage = "The name of a place can have up to 160 letters.")] public string? PlaceName { get; set; }
    [StringLength(400, ErrorMessage = "Please use up to 400 letters here.")] public string? Where { get; set; }
    [StringLength(40)] public string? PlaceKind { get; set; }
    [StringLength(Bounds.Line, ErrorMessage = "Please use up to 160 letters here.")] public string? ManagedBy { get; set; }
    [StringLength(400, ErrorMessage = "Please use up to 400 letters here.")] public string? Times { get; set; }
    [MaxLength(Bounds.Members, ErrorMessage = "Tell us about up to twelve people.")] public List<MemberInput> Members { get; set; } = [];

    public static WhoInput From(SubjectDetails details) => new()
    {
        FirstName = details.FirstName, Surname = details.Surname, BirthDate = details.BirthDate, Age = details.BirthDate is null ? details.AgeSaid : null,
        Postcode = details.Postcode, Address = details.Address, School = details.School, Phone = details.Phone, PlaceName = details.PlaceName,
        Where = details.Where, PlaceKind = details.PlaceKind, ManagedBy = details.ManagedBy, Times = details.Times,
        Members = [.. details.Members.Select(member => new MemberInput { Name = member.Name, Age = member.Age, Relation = member.Relation })],
    };
}

internal sealed class MemberInput
{
    [StringLength(Bounds.Name, ErrorMessage = "A name can have up to 80 letters.")] public string? Name { get; set; }
    [Display(Name = "The age")] public int? Age { get; set; }
    [StringLength(40, ErrorMessage = "Please use up to 40 letters, like “mum” or “son”.")] public string? Relation { get; set; }
}
