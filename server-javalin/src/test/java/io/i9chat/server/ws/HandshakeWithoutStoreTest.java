package io.i9chat.server.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.i9chat.domain.I9chat;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.Ports;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.account.Sessions;
import io.i9chat.ports.model.account.SessionClaim;
import io.i9chat.server.access.ConnectionRecords;
import io.i9chat.server.budget.ByteBudget;
import io.i9chat.server.http.HttpSettings;
import io.i9chat.server.http.Requests;
import io.i9chat.server.metrics.Metrics;
import io.i9chat.server.operation.Catalogue;
import io.i9chat.server.operation.Limits;
import io.i9chat.server.operation.OperationRunner;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.StoreVariant;
import io.i9chat.tck.memory.InMemoryPorts;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A token at the handshake of which the store cannot say whether it holds. */
class HandshakeWithoutStoreTest {
  private final Ports ports = withoutSessions(InMemoryPorts.fresh());
  private final I9chat i9chat = new I9chat(ports);
  private final OperationRunner runner =
      new OperationRunner(
          i9chat.signIn().sessions().authenticate(), new Limits(ports.limiter(), Map.of()));
  private final Sockets sockets =
      new Sockets(
          i9chat,
          new Catalogue(List.of()),
          runner,
          ports.ids(),
          ports.clock(),
          new ByteBudget(ByteBudget.LEAST, true),
          new ConnectionRecords(new Metrics(), List.of(), Sockets.closeCodes(), false),
          true);
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  private static Ports withoutSessions(Ports all) {
    StorePorts store = all.store();
    Sessions down =
        (Sessions)
            Proxy.newProxyInstance(
                Sessions.class.getClassLoader(),
                new Class<?>[] {Sessions.class},
                (proxy, method, arguments) -> {
                  throw new PortFailure("the store is down");
                });
    return all.with(StoreVariant.with(store, Sessions.class, down));
  }

  @BeforeEach
  void start() throws Exception {
    HttpSettings settings =
        new HttpSettings("127.0.0.1", 0, null, Set.of(), Set.of(), List.of(), true, true, false);
    server.addConnector(connector);
    connector.setHost(settings.host());
    new Handshake(sockets, new Requests(settings, runner), settings).upgrades().install(server);
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
    sockets.close();
    i9chat.close();
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  private String token() {
    return ports
        .signInPorts()
        .tokens()
        .issue(
            new SessionClaim(Fresh.session(), Fresh.person()),
            ports.clock().instant().plus(Duration.ofDays(1)));
  }

  @Test
  void isRefusedAndNotMadeAnAnonymousConnection() {
    Throwable refused = catchThrowable(() -> SocketClient.connect(url(), token()));

    assertThat(refused)
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            failure -> {
              assertThat(failure.getResponse().statusCode()).isEqualTo(503);
              assertThat(failure.getResponse().headers().firstValue("Retry-After")).isPresent();
            });
    assertThat(sockets.size()).isZero();
  }

  @Test
  void byAFrameIsAnsweredAndMayBeTriedAgain() {
    SocketClient client = SocketClient.anonymous(url());

    for (int i = 0; i < 2; i++) {
      assertThat(client.refused("authenticate", Map.of("token", token())).get("code").asString())
          .isEqualTo("unavailable");
    }
    assertThat(client.isOpen()).isTrue();
  }
}
