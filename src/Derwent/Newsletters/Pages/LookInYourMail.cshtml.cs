using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Derwent.Newsletters.Pages;

/// <summary>The one answer to everybody who typed an address.</summary>
[Open, WithoutDatabase]
internal sealed class LookInYourMailModel : PageModel;
