package io.i9chat.server.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.i9chat.server.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Both documents are served, kept as files, and what their standards ask for. */
class ApiDocumentsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  // Started before all tests, closed after.
  @SuppressWarnings("NullAway.Init")
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theKeptOpenApiIsWhatTheServerAnswers() {
    KeptDocuments.compareOrKeep(
        KeptDocuments.OPEN_API, server.api().get("/openapi.json").response().body());
  }

  @Test
  void theKeptAsyncApiIsWhatTheServerAnswers() {
    KeptDocuments.compareOrKeep(
        KeptDocuments.ASYNC_API, server.api().get("/asyncapi.json").response().body());
  }

  @Test
  void theOpenApiIsOne() {
    assertThat(
            errors(SpecificationVersion.DRAFT_2020_12, "openapi-3.1.schema.json", "/openapi.json"))
        .isEmpty();
  }

  @Test
  void theAsyncApiIsOne() {
    assertThat(errors(SpecificationVersion.DRAFT_7, "asyncapi-3.0.schema.json", "/asyncapi.json"))
        .isEmpty();
  }

  /** What the schema of OpenAPI leaves open: it takes any object for a schema. */
  @Test
  void theSchemasOfTheOpenApiAreSchemas() {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    JsonNode made = server.api().get("/openapi.json").json();
    List<JsonNode> schemas = new ArrayList<>();
    made.at("/components/schemas").forEach(schemas::add);
    made.get("paths").findValues("schema").forEach(schemas::add);
    assertThat(schemas).hasSizeGreaterThan(100);
    assertThat(schemas).allSatisfy(each -> assertThat(schema.validate(each)).isEmpty());
  }

  private static List<Error> errors(SpecificationVersion version, String meta, String document) {
    JsonNode made = server.api().get(document).json();
    Schema schema = SchemaRegistry.withDefaultDialect(version).getSchema(resource(meta));
    return schema.validate(made);
  }

  private static JsonNode resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(ApiDocumentsTest.class.getResourceAsStream(name), name)) {
      return JSON.readTree(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
