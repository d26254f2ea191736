using System.ComponentModel.DataAnnotations;
using Derwent.Tests.World;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Derwent.Tests.Fitness;

/// <summary>A rule that an attribute sets for a field, with the pages and names under which the field is asked.</summary>
internal sealed record FieldRule(string Field, string Kind, string? Sentence, int Longest, IReadOnlyList<(string Page, string Name)> Asked)
{
    public bool IsSaid(IReadOnlyCollection<(string Page, string Field, string Sentence)> heard) => Asked.Any(at => heard.Contains((at.Page, at.Name, Sentence ?? "")));

    /// <summary>Every rule of every field that any page binds.</summary>
    public static async Task<IReadOnlyList<FieldRule>> All(House house)
    {
        var (loader, about, rules) = (house.Services.GetRequiredService<PageLoader>(), house.Services.GetRequiredService<IModelMetadataProvider>(), new List<(string Field, string Kind, string? Sentence, int Longest, (string, string) At)>());
        foreach (var endpoint in EveryAddress.Pages(house))
        {
            var page = await loader.LoadAsync(endpoint.Metadata.GetMetadata<PageActionDescriptor>()!, endpoint.Metadata);
            if (page.ModelTypeInfo!.Namespace!.EndsWith(".Dev", StringComparison.Ordinal)) continue;
            foreach (var bound in page.BoundProperties.OfType<PageBoundPropertyDescriptor>())
                Of(((ModelMetadataProvider)about).GetMetadataForProperty(bound.Property, bound.ParameterType), bound.BindingInfo?.BinderModelName ?? bound.Name, []);
            foreach (var parameter in page.HandlerMethods.SelectMany(handler => handler.Parameters))
                Of(((ModelMetadataProvider)about).GetMetadataForParameter(parameter.ParameterInfo, parameter.ParameterType), parameter.BindingInfo?.BinderModelName ?? parameter.Name, []);

            void Of(ModelMetadata model, string name, IEnumerable<Type> within)
            {
                foreach (var rule in model.ValidatorMetadata.OfType<ValidationAttribute>().Where(rule => rule is not DataTypeAttribute { ErrorMessage: null }))
                    rules.Add(($"{(model.ContainerType ?? page.ModelTypeInfo).Name}.{model.Name}", rule.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal), rule.ErrorMessage is null ? null : rule.FormatErrorMessage(model.GetDisplayName()), rule is StringLengthAttribute text ? text.MaximumLength : 0, (page.ModelTypeInfo.FullName!, name)));
                if (model.ElementMetadata is { } row) Of(row, name + "[]", within);
                else if (model.ModelType.Namespace?.StartsWith("Derwent", StringComparison.Ordinal) == true && model.IsComplexType && !within.Contains(model.ModelType))
                    foreach (var property in model.Properties.Where(property => property.IsBindingAllowed && !property.IsReadOnly)) Of(property, $"{name}.{property.Name}", [.. within, model.ModelType]);
            }
        }
        return [.. rules.GroupBy(rule => (rule.Field, rule.Kind, rule.Sentence, rule.Longest)).Select(one => new FieldRule(one.Key.Field, one.Key.Kind, one.Key.Sentence, one.Key.Longest, [.. one.Select(rule => rule.At).Distinct()])).OrderBy(rule => rule.Field, StringComparer.Ordinal)];
    }
}
