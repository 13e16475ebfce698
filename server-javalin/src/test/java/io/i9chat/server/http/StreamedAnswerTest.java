package io.i9chat.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.domain.I9chat;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.Ports;
import io.i9chat.server.budget.ByteBudget;
import io.i9chat.server.metrics.Metrics;
import io.i9chat.server.operation.Catalogue;
import io.i9chat.server.operation.Limits;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.operation.OperationRunner;
import io.i9chat.server.operation.Reply;
import io.i9chat.server.wire.Nothing;
import io.i9chat.server.wire.Streamed;
import io.i9chat.tck.memory.InMemoryPorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to an answer that cannot be written to its end. */
class StreamedAnswerTest {
  private static final int SMALL = 100;
  private static final int LARGE = 500_000;

  private final HttpClient client = HttpClient.newHttpClient();

  // Started before each test, closed after.
  @SuppressWarnings("NullAway.Init")
  private HttpServer server;

  @BeforeEach
  void start() {
    Ports ports = InMemoryPorts.fresh();
    OperationRunner runner =
        new OperationRunner(
            new I9chat(ports).signIn().sessions().authenticate(),
            new Limits(ports.limiter(), Map.of()));
    HttpSettings settings =
        new HttpSettings("127.0.0.1", 0, null, Set.of(), Set.of(), List.of(), true, true, false);
    Catalogue catalogue =
        new Catalogue(
            List.of(
                List.of(
                    breaking("small", SMALL, new PortFailure("the store is away")),
                    breaking("large", LARGE, new PortFailure("the store is away")),
                    breaking("bug", LARGE, new IllegalStateException("a bug")))));
    server =
        new HttpServer(
            settings,
            catalogue,
            runner,
            new Requests(settings, runner),
            ports.clock(),
            new ByteBudget(ByteBudget.LEAST, true),
            new Metrics(),
            () -> true,
            null,
            null,
            null);
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
    client.close();
  }

  /** An operation that writes so many bytes, and then fails. */
  private static Operation<Nothing, Streamed> breaking(
      String name, int bytes, RuntimeException failure) {
    return Operation.named("test." + name, "Is for tests.", Nothing.class, Streamed.class)
        .open()
        .httpOnly("GET", "/" + name, 200)
        .handledBy(
            Limits.DEFAULT,
            (call, input) ->
                Reply.done(out -> {
                  out.write(new byte[bytes]);
                  throw failure;
                }));
  }

  private HttpResponse<String> get(String name) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + "/api/v1/" + name);
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  @Test
  void whatHasNotLeftYetGivesWayToTheError() throws Exception {
    HttpResponse<String> answer = get("small");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).startsWith("{").contains("\"code\":\"unavailable\"");
  }

  @Test
  void whatHasLeftIsCutOff() {
    assertThatThrownBy(() -> get("large")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> get("bug")).isInstanceOf(IOException.class);
  }
}
