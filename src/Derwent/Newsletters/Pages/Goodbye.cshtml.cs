using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Derwent.Newsletters.Pages;

[Open, WithoutDatabase]
internal sealed class GoodbyeModel : PageModel;
