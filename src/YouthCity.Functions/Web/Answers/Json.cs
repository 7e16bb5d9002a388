using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using YouthCity.Core;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Functions.Web.Answers;

/// <summary>JSON as answers carry it: camel case, Cyrillic as it is, null for what is not there, money in som.</summary>
public static class Json
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new SomConverter() },
    };

    public static JsonSerializerOptions Indented { get; } = new(Options) { WriteIndented = true };

    public static byte[] Bytes<T>(T content)
    {
        // In pieces: one buffer that doubles holds up to three times a long answer, and stays in the pool of buffers.
        using var pieces = PooledBuffer.Pieces();
        JsonSerializer.Serialize(pieces, content, Options);
        return pieces.ToArray();
    }

    private sealed class SomConverter : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Money.TryFromSom(reader.GetDecimal()) ?? throw new JsonException("Not an amount in som.");

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.ToString());
    }
}
