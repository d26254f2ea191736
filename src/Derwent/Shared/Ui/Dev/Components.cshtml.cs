using System.ComponentModel.DataAnnotations;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Derwent.Shared.Ui;

/// <summary>Every component on one page, to hold beside the mocks. Development only.</summary>
[Open, WithoutDatabase]
internal sealed class ComponentsModel(IWebHostEnvironment place) : PageModel
{
    public static IReadOnlyList<string> Steps { get; } = ["Who it is about", "In danger now?", "Strengths and worries", "In your own words", "Who knows, who agrees", "About you", "Check and send"];

    public static IReadOnlyList<Choice> Worries { get; } = [new("low-mood", "Sad or angry a lot"), new("school", "Missing school"), new("alone", "On their own too much")];

    public static IReadOnlyList<Choice> Answers { get; } = [new("yes", "Yes", "Someone is being hurt, is about to be, or may hurt themselves"), new("unsure", "I’m not sure", "Something feels wrong"), new("no", "No", "Not today")];

    public static IReadOnlyList<JourneyStation> Stations { get; } =
    [
        new("Referred", "Mon 11:40", StepState.Done), new("Recognised", "new to us", StepState.Done), new("Triage", "by 11:40 today", StepState.Now),
        new("Package", "by 7 Dec", StepState.Next), new("Offers", "2 working days", StepState.Next), new("Support", null, StepState.Next),
        new("Resolved", null, StepState.Next), new("Follow-up", null, StepState.Next),
    ];

    [BindProperty]
    public Sample Input { get; set; } = new();

    public bool OnDesk => Request.Query["face"] == "desk";

    public IActionResult OnGet() => place.IsDevelopment() ? Page() : NotFound();

    public IActionResult OnPost()
    {
        if (!place.IsDevelopment())
        {
            return NotFound();
        }

        if (Input.Name.Length == 0)
        {
            ModelState.AddModelError("Input.Name", "Tell us what to call you.");
        }

        if (Input.Born is null && ModelState["Input.Born"]?.Errors.Count is null or 0)
        {
            ModelState.AddModelError("Input.Born", "Tell us when you were born.");
        }

        return ModelState.IsValid ? RedirectToPage() : this.Again();
    }

    internal sealed class Sample
    {
        [StringLength(80, ErrorMessage = "Keep the name under 80 letters.")]
        public string Name { get; set; } = "";

        [StringLength(4000, ErrorMessage = "Keep this under 4,000 letters.")]
        public string Words { get; set; } = "";

        [Display(Name = "Date of birth")]
        public DateOnly? Born { get; set; }

        public string Danger { get; set; } = "";

        public string[] Worries { get; set; } = [];

        public string Urgency { get; set; } = "usual";

        public bool Agrees { get; set; }
    }
}
