using Derwent.Newsletters.Bounces;
using Derwent.Newsletters.Jobs;
using Derwent.Newsletters.Letters;
using Derwent.Newsletters.Sending;
using Derwent.Shared.Database;
using Derwent.Shared.Jobs;

namespace Derwent.Newsletters;

internal static class NewslettersModule
{
    public const string Schema = "newsletters";

    public static IServiceCollection AddNewsletters(this IServiceCollection services)
    {
        services.AddModule<NewslettersContext>(Schema);
        services.AddOptions<NewslettersOptions>().BindConfiguration("Derwent:Newsletters").ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<Masking>();
        services.AddScoped<Recipients>();
        services.AddScoped<Pieces>();
        services.AddScoped<IssueDrawing>();
        services.AddScoped<LetterDrafts>();
        services.AddScoped<Shared.Ui.IPublicRoom, PublicLetters>();
        services.AddScoped<Shared.Ui.IDueSource, Desk.DueLetters>();
        services.AddSingleton<BounceReader>();
        services.AddSingleton<LetterRenderer>();
        services.AddSingleton<LastLook>();
        services.AddSingleton<Press>();
        services.AddJob<AnswerSignUp, AnswerSignUpHandler>();
        services.AddJob<ForgetSignUp, ForgetSignUpHandler>();
        services.AddJob<DrawLettersAgain, DrawLettersAgainHandler>();
        return services;
    }

    /// <summary>Sends what is due for as long as the program runs.</summary>
    public static IServiceCollection AddNewsletterSending(this IServiceCollection services) => services.AddHostedService<SendingService>();
}
