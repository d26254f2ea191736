using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Derwent.FrontDoor;

/// <summary>A value that lies as a whole in a jsonb column: nothing searches inside it.</summary>
internal static class JsonColumn
{
    public static void HasJson<T>(this PropertyBuilder<T> property) =>
        property.HasColumnType("jsonb").HasConversion(new Written<T>(), new Compared<T>());

    public static void HasJson<T>(this ComplexTypePropertyBuilder<T> property) =>
        property.HasColumnType("jsonb").HasConversion(new Written<T>(), new Compared<T>());

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Default);

    private static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Default)!;

    private sealed class Written<T>() : ValueConverter<T, string>(value => Write(value), text => Read<T>(text));

    private sealed class Compared<T>() : ValueComparer<T>(
        (one, other) => Write(one) == Write(other), value => Write(value).GetHashCode(StringComparison.Ordinal), value => value);
}
