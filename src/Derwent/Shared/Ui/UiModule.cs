using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.Mvc.Razor;

namespace Derwent.Shared.Ui;

/// <summary>The look: assets, layouts, tags, and forms that speak in finished sentences.</summary>
internal static class UiModule
{
    public static IServiceCollection AddUi(this IServiceCollection services)
    {
        services.AddSingleton<Assets>();
        services.AddSingleton<KeptParts>();
        services.AddSingleton<DeskPlaces>();
        services.Configure<RazorViewEngineOptions>(options =>
        {
            options.PageViewLocationFormats.Add("/Shared/Ui/{0}.cshtml");
            options.ViewLocationFormats.Add("/Shared/Ui/{0}.cshtml");
        });
        services.Configure<MvcOptions>(Speak);
        return services;
    }

    public static void MapUi(this IEndpointRouteBuilder app) => app.MapAssets().AllowAnonymous();

    private static void Speak(MvcOptions options)
    {
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        options.ModelBinderProviders.Insert(0, new ThreeBoxDateProvider());
        options.ModelMetadataDetailsProviders.Add(new EmptyStaysEmpty());
        options.ModelMetadataDetailsProviders.Add(new BoundsSpeakKindly());
        var say = options.ModelBindingMessageProvider;
        say.SetValueMustBeANumberAccessor(name => $"{name} must be a number, like 3.");
        say.SetAttemptedValueIsInvalidAccessor((_, name) => $"{name} is not something we can read. Please choose or type it again.");
        say.SetValueIsInvalidAccessor(_ => "This is not something we can read. Please choose or type it again.");
        say.SetValueMustNotBeNullAccessor(_ => "Please answer this.");
        say.SetMissingBindRequiredValueAccessor(_ => "Please answer this.");
        say.SetMissingKeyOrValueAccessor(() => "Please answer this.");
        say.SetUnknownValueIsInvalidAccessor(name => $"{name} is not something we can read. Please choose or type it again.");
        say.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => "This is not something we can read. Please choose or type it again.");
        say.SetNonPropertyUnknownValueIsInvalidAccessor(() => "This is not something we can read. Please choose or type it again.");
        say.SetNonPropertyValueMustBeANumberAccessor(() => "This must be a number, like 3.");
    }

    /// <summary>A bound that brings no sentence of its own never speaks the framework's.</summary>
    private sealed class BoundsSpeakKindly : IValidationMetadataProvider
    {
        public void CreateValidationMetadata(ValidationMetadataProviderContext context)
        {
            foreach (var bound in context.Attributes.OfType<StringLengthAttribute>().Where(bound => bound.ErrorMessage is null))
            {
                bound.ErrorMessage = string.Create(CultureInfo.InvariantCulture, $"Please use up to {bound.MaximumLength:N0} letters here.");
            }
        }
    }

    /// <summary>A text left empty stays the empty string: our string properties are never null.</summary>
    private sealed class EmptyStaysEmpty : IDisplayMetadataProvider
    {
        public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
        {
            if (context.Key.ModelType == typeof(string))
            {
                context.DisplayMetadata.ConvertEmptyStringToNull = false;
            }
        }
    }
}
