package io.i9chat.server.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.TestServer;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.operation.Transport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every operation answers the same over each transport that it has. */
class EveryTransportTest {
  private static final TestServer SERVER = TestServer.start();

  @BeforeAll
  static void start() {
    assertThat(SERVER.operations()).hasSizeGreaterThan(50);
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  static Stream<Operation<?, ?>> overBoth() {
    return SERVER.operations().stream()
        .filter(operation ->
            operation.comesBy(Transport.HTTP) && operation.comesBy(Transport.WEBSOCKET));
  }

  @ParameterizedTest
  @MethodSource("overBoth")
  void theResultIsTheSameOverHttpAndWebSocket(Operation<?, ?> operation) {
    Cast one = Cast.of(SERVER, Party.MEMBER);
    Cast other = Cast.of(SERVER, Party.MEMBER);
    Called http = Called.http(one.api(), operation, one.input(operation.name()));
    Called socket =
        Called.socket(
            SERVER.url(),
            List.of(other.caller().token()),
            operation.name(),
            other.input(operation.name()));

    assertThat(socket.code()).isEqualTo(http.code());
    if (!operation.name().equals("media.get")) {
      assertThat(shape(socket.result(), "")).isEqualTo(shape(http.result(), ""));
    }
  }

  /** The path and the kind of every value; the values are of two casts, and differ. */
  private static Map<String, String> shape(JsonNode node, String path) {
    Map<String, String> shape = new TreeMap<>();
    shape.put(path, node.getNodeType().name());
    node.propertyStream()
        .forEach(field -> shape.putAll(shape(field.getValue(), path + "." + field.getKey())));
    for (int i = 0; i < node.size() && node.isArray(); i++) {
      shape.putAll(shape(node.get(i), path + "[" + i + "]"));
    }
    return shape;
  }
}
