package io.i9chat.server.document;

import io.i9chat.server.operation.Catalogue;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Both documents as JSON in UTF-8, each made when it is first asked for. */
public final class ApiDocuments {
  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .defaultPrettyPrinter(
              new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES))
          .build();

  private final Once openApi;
  private final Once asyncApi;

  /** The documents of a catalogue. */
  public ApiDocuments(Catalogue catalogue) {
    openApi = new Once(() -> OpenApi.of(catalogue));
    asyncApi = new Once(() -> AsyncApi.of(catalogue));
  }

  /** What comes over HTTP, as OpenAPI 3.1; not to be changed. */
  public byte[] openApi() {
    return openApi.bytes();
  }

  /** What comes over connections, as AsyncAPI 3.0; not to be changed. */
  public byte[] asyncApi() {
    return asyncApi.bytes();
  }

  /** A document as files have it: a field a line, and an end of line at the end. */
  static String text(JsonNode document) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
  }

  private static final class Once {
    private final Supplier<ObjectNode> making;
    private byte @Nullable [] bytes;

    Once(Supplier<ObjectNode> making) {
      this.making = making;
    }

    synchronized byte[] bytes() {
      byte[] made = bytes;
      if (made == null) {
        made = text(making.get()).getBytes(StandardCharsets.UTF_8);
        bytes = made;
      }
      return made;
    }
  }
}
