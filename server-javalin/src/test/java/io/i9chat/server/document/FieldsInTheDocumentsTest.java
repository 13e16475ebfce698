package io.i9chat.server.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import io.i9chat.domain.chat.ChatSummary;
import io.i9chat.domain.chat.Item;
import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.domain.presence.Presence;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.server.TestServer;
import io.i9chat.server.documented.Documented;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.operation.group.GroupOutputs.GroupInfo;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.MeOut;
import io.i9chat.server.wire.Problem;
import io.i9chat.server.wire.UserOut;
import io.i9chat.server.wire.chat.Role;
import io.i9chat.server.wire.json.Json;
import io.i9chat.server.wire.out.ContentType;
import io.i9chat.server.wire.out.ProblemOut;
import io.i9chat.server.wire.socket.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is written has no field that is not documented and every field that has to be there, and
 * every field that is documented is written by something.
 */
class FieldsInTheDocumentsTest {
  private static final Schemas SCHEMAS = Schemas.ofOpenApi();
  private static final List<Written> WRITTEN = new ArrayList<>();

  /** A value with its schema. */
  private record Written(JsonNode schema, JsonNode value) {}

  @BeforeAll
  static void write() {
    HandWritten.entries().forEach(entry -> add(SeenEntry.class, Json.bytes(entry)));
    HandWritten.items().forEach(item -> add(Item.class, Json.bytes(item)));
    HandWritten.chats().forEach(chat -> add(ChatSummary.class, Json.bytes(chat)));
    people();
    for (ErrorCode code : ErrorCode.values()) {
      add(ProblemOut.class, Json.bytes(Problem.of(code), "5f0c"));
    }
    add(ProblemOut.class, Json.bytes(Problem.field("content.text", "must not be blank"), "5f0c"));
    Examples examples = Examples.kept();
    for (Event event : Event.values()) {
      add(event.data(), examples.event(event.word()));
    }
    try (TestServer server = TestServer.start()) {
      for (Operation<?, ?> operation : server.operations()) {
        add(operation.shape(), examples.result(operation.name()));
      }
    }
  }

  private static void people() {
    Presence seen = new Presence(HandWritten.NAME, false, HandWritten.AT);
    UserOut user = UserOut.of(HandWritten.PROFILE);
    add(
        UserOut.class,
        Json.bytes(
            new UserOut(
                user.username(), user.displayName(), user.bio(), HandWritten.PICTURE, seen)));
    add(
        GroupInfo.class,
        Json.bytes(
            new GroupInfo(
                new ChatId(new UUID(7, 7)),
                new GroupName("Chess"),
                new GroupDescription(""),
                HandWritten.PICTURE,
                JoinPolicy.OPEN,
                HandWritten.AT,
                Role.ADMIN,
                3,
                2)));
    add(
        MeOut.class,
        Json.bytes(
            new MeOut(
                user.username(),
                user.displayName(),
                user.bio(),
                HandWritten.PICTURE,
                new EmailAddress("ada@example.org"),
                HandWritten.PROFILE.privacy(),
                true,
                HandWritten.AT,
                7)));
  }

  private static void add(Class<?> type, byte[] json) {
    add(type, JsonMapper.shared().readTree(json));
  }

  private static void add(Class<?> type, JsonNode value) {
    JsonNode schema = SCHEMAS.output(type);
    if (!value.isMissingNode()) {
      WRITTEN.add(new Written(schema, value));
    }
  }

  @AfterAll
  static void somethingWasWritten() {
    assertThat(WRITTEN).hasSizeGreaterThan(100);
    WRITTEN.clear();
  }

  @Test
  void whatIsWrittenIsAsDocumented() {
    ObjectNode document = JsonMapper.shared().createObjectNode();
    document.putObject("components").set("schemas", SCHEMAS.all());
    Documented documented = new Documented(document);
    for (Written each : WRITTEN) {
      List<Error> faults = documented.faults(each.schema().get("$ref").asString(), each.value());
      assertThat(faults).as("%s", each.value()).isEmpty();
    }
  }

  @Test
  void everyDocumentedFieldIsWritten() {
    Coverage coverage = new Coverage(SCHEMAS.all());
    WRITTEN.forEach(each -> coverage.note(each.schema(), each.value()));

    assertThat(coverage.missing()).isEmpty();
  }

  @Test
  void theTypesOfContentAreThoseThatAQuoteTells() {
    assertThat(Alternatives.of(io.i9chat.server.wire.out.ContentOut.class).keySet())
        .containsExactlyElementsOf(
            Arrays.stream(ContentType.values())
                .map(type -> type.name().toLowerCase(Locale.ROOT))
                .toList())
        .containsExactlyElementsOf(
            Alternatives.of(io.i9chat.server.wire.content.ContentShape.class).keySet());
  }
}
