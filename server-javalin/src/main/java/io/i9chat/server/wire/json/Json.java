package io.i9chat.server.wire.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.i9chat.server.wire.Problem;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one JSON mapper of the server: strict in what it reads, exact in what it writes. */
public final class Json {
  /** How deep arrays and objects may be nested in an input. */
  public static final int MAX_DEPTH = 32;

  /** How many characters a number of an input may have. */
  public static final int MAX_NUMBER_LENGTH = 32;

  /** How many characters a field name of an input may have. */
  public static final int MAX_NAME_LENGTH = 256;

  private static final JsonMapper MAPPER = mapper();

  private Json() {}

  private static JsonMapper mapper() {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    return JsonMapper.builder(factory)
        .addModule(ValueTypes.module())
        .addHandler(new ContentProblems())
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .changeDefaultPropertyInclusion(
            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
        .build();
  }

  /** The mapper; it may be shared by all threads. */
  public static JsonMapper shared() {
    return MAPPER;
  }

  /** A strict parser of one JSON text in UTF-8. */
  public static JsonParser parser(byte[] utf8, int offset, int length) {
    return MAPPER.createParser(utf8, offset, length);
  }

  /** {@code value} as JSON in UTF-8. */
  public static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /** A problem as the body of an answer, as JSON in UTF-8. */
  public static byte[] bytes(Problem problem, String requestId) {
    return bytes(json -> problem.write(json, requestId));
  }

  /** What {@code writing} writes, as JSON in UTF-8. */
  public static byte[] bytes(Consumer<JsonGenerator> writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
      writing.accept(json);
    }
    return bytes.toByteArray();
  }
}
