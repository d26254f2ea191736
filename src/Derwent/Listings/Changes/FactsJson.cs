using System.Text.Json;
using System.Text.Json.Serialization;
using NetTopologySuite.Geometries;

namespace Derwent.Listings;

/// <summary>Everything that was said of a service, as it is kept beside a change.</summary>
internal static class FactsJson
{
    private static readonly GeometryFactory Wgs84 = new(new PrecisionModel(), 4326);

    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(), new LongitudeLatitude() },
    };

    public static string Write(ServiceFacts facts) => JsonSerializer.Serialize(facts, Options);

    public static ServiceFacts Read(string json) => JsonSerializer.Deserialize<ServiceFacts>(json, Options)!;

    /// <summary>The two would be kept alike.</summary>
    public static bool Same<T>(T one, T other) => JsonSerializer.Serialize(one, Options) == JsonSerializer.Serialize(other, Options);

    private sealed class LongitudeLatitude : JsonConverter<Point>
    {
        public override Point Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<double[]>(ref reader) is [var x, var y] ? Wgs84.CreatePoint(new Coordinate(x, y)) : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, Point value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(value.X);
            writer.WriteNumberValue(value.Y);
            writer.WriteEndArray();
        }
    }
}
