using Derwent.Shared;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Derwent.Site.Pages;

[Open, WithoutDatabase, OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class ForOrganisationsModel : PageModel;
