namespace Derwent.Listings.Import;

/// <summary>Whom to ask: each telephone number becomes a row of its own, beside the person it belongs to.</summary>
internal static class ServiceContacts
{
    public static IReadOnlyList<ContactFacts> Read(Bag service, Notes notes)
    {
        var read = new List<ContactFacts>();
        foreach (var contact in service.List("contacts"))
        {
            var person = new ContactFacts(Mend.Line(contact.Text("name"), 200, "contact's name", notes), Mend.Line(contact.Text("title"), 200, "contact's title", notes), null, Mend.Email(contact.Text("email"), notes));
            var phones = contact.List("phones").Select(phone => (Number: phone.Text("number"), About: phone.Text("description"))).Append((Number: contact.Text("phone"), About: null));
            var numbers = phones.Select(phone => (Phone: Mend.Phone(phone.Number, notes), phone.About)).Where(phone => phone.Phone is not null).ToList();
            if (numbers.Count == 0) read.Add(person);
            foreach (var (phone, about) in numbers)
                read.Add(person with { Phone = phone!.Value.Number, Title = Mend.Line(phone.Value.For ?? about, 200, "contact's title", notes) ?? person.Title });
        }
        foreach (var phone in service.List("phones"))
            if (Mend.Phone(phone.Text("number"), notes) is { } direct) read.Add(new ContactFacts(null, direct.For ?? Mend.Line(phone.Text("description"), 200, "telephone", notes), direct.Number, null));
        var said = read.Where(contact => contact is not { Name: null, Phone: null, Email: null }).Distinct().ToList();
        if (said.Count > 50) notes.Mended($"only the first 50 of its {said.Count} contacts were taken");
        return said.Take(50).ToList();
    }
}
