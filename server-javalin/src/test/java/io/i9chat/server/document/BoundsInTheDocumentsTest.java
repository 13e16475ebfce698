package io.i9chat.server.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.Answer;
import io.i9chat.server.TestServer;
import io.i9chat.server.matrix.Called;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.operation.Transport;
import io.i9chat.server.wire.Patch;
import io.i9chat.server.ws.SocketClient;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every bound of an input that is documented is that of the server, and none is missing. */
class BoundsInTheDocumentsTest {
  private static final TestServer SERVER = TestServer.start();
  private static final TestServer.Person CALLER = SERVER.signUp();

  /** What may be as long as the whole call: it is compared with what is there, or cut off. */
  private static final Set<String> UNBOUNDED =
      Set.of("messages.search q", "presence.unwatch usernames", "sessions.close id");

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  static Stream<Operation<?, ?>> operations() {
    return SERVER.operations().stream();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void whatIsAtABoundIsTakenAndWhatIsBeyondIsNot(Operation<?, ?> operation) {
    Schemas schemas = Schemas.ofOpenApi();
    JsonNode input = schemas.input("Input", operation.inputClass(), Set.of());
    List<String> wrong = new ArrayList<>();
    for (BoundCases.Case each : new BoundCases(schemas.all()).of(input)) {
      String within = refused(operation, each.within());
      if (!within.isEmpty()) {
        wrong.add(each.field() + " is within its bounds, and is refused: " + within);
      }
      String beyond = refused(operation, each.beyond());
      if (!beyond.equals(each.field())) {
        wrong.add(each.field() + " is beyond its bounds, and refused is: " + beyond);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void whatAPatchMayClearIsTakenAsNullAndNothingElseIs(Operation<?, ?> operation) {
    Schemas schemas = Schemas.ofOpenApi();
    schemas.input("Input", operation.inputClass(), Set.of());
    JsonNode input = schemas.all().get("Input");
    for (RecordComponent component : operation.inputClass().getRecordComponents()) {
      if (component.getType() == Patch.class) {
        String name = component.getName();
        JsonNode property = input.get("properties").get(name);
        boolean mayBeNull = property.toString().contains("\"null\"");
        ObjectNode args = (ObjectNode) new BoundCases(schemas.all()).sample(input);
        String refused = refused(operation, args.putNull(name));
        assertThat(refused).as(name + ": " + property).isEqualTo(mayBeNull ? "" : name);
      }
    }
  }

  /** The field that is invalid; empty if none is. */
  private static String refused(Operation<?, ?> operation, JsonNode input) {
    JsonNode problem = answer(operation, input);
    return problem.path("code").asString("").equals("invalid_input")
        ? problem.at("/errors/0/field").asString("?")
        : "";
  }

  private static JsonNode answer(Operation<?, ?> operation, JsonNode input) {
    Map<String, Object> args =
        JsonMapper.shared().convertValue(input, new tools.jackson.core.type.TypeReference<>() {});
    if (operation.comesBy(Transport.HTTP)) {
      Answer answer = Called.answer(SERVER.api(CALLER), operation, args);
      return answer.json();
    }
    try (SocketClient client = SocketClient.connect(SERVER.url(), CALLER.token())) {
      return SocketClient.await(client.start(operation.name(), args)).path("error");
    }
  }

  @Test
  void everyTextAndListOfAnInputHasABound() {
    Set<String> without = new TreeSet<>();
    for (Operation<?, ?> operation : SERVER.operations()) {
      Schemas schemas = Schemas.ofOpenApi();
      schemas.input("Input", operation.inputClass(), Set.of());
      for (Map.Entry<String, JsonNode> schema : schemas.all().properties()) {
        unbounded(schema.getValue(), operation.name(), without);
      }
    }
    assertThat(without).containsExactlyInAnyOrderElementsOf(UNBOUNDED);
  }

  private static void unbounded(JsonNode schema, String path, Set<String> without) {
    String type = schema.path("type").asString("");
    boolean isTold =
        Stream.of("enum", "const", "format", "maxLength", "maxItems").anyMatch(schema::has);
    if (Set.of("string", "array").contains(type) && !isTold) {
      without.add(path);
    }
    schema
        .path("properties")
        .properties()
        .forEach(each -> unbounded(each.getValue(), path + " " + each.getKey(), without));
  }
}
