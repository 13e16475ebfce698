package io.i9chat.bench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client against Jetty's server, which others wrote. */
class WireTest {
  private final List<String> heard = new ArrayList<>();
  private final JettyPeer peer;
  private Wire wire;

  WireTest() throws Exception {
    peer = new JettyPeer();
    wire = Wire.open();
  }

  @AfterEach
  void stop() throws Exception {
    wire.close();
    peer.stop();
  }

  @Test
  void connectsWithBearerAndSubprotocolAndIsGreeted() throws Exception {
    connect();

    pollUntil(() -> heard.contains("hello"));

    Session session = session();
    assertThat(session.getUpgradeResponse().getAcceptedSubProtocol()).isEqualTo("i9chat.v1");
  }

  @Test
  void textsOfEverySizeComeBackUnchangedAndInOrder() throws Exception {
    WireConnection connection = connect();
    List<String> texts = new ArrayList<>(List.of("hello"));
    for (int length : new int[] {0, 1, 125, 126, 65_535, 65_536, 200_000, 3}) {
      texts.add("ü" + "é".repeat(length / 2) + length);
    }

    texts.subList(1, texts.size()).forEach(text -> send(connection, text));
    connection.flush();
    pollUntil(() -> heard.size() == texts.size());

    assertThat(heard).isEqualTo(texts);
  }

  @Test
  void manyConnectionsWithManyMessagesEachMixNothingUp() throws Exception {
    int connections = 20;
    int messages = 200;
    List<List<String>> perConnection = new ArrayList<>();
    List<WireConnection> open = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      List<String> own = new ArrayList<>();
      perConnection.add(own);
      open.add(connect(own));
    }
    for (int n = 0; n < messages; n++) {
      for (int i = 0; i < connections; i++) {
        send(open.get(i), i + ":" + n);
      }
    }
    open.forEach(WireConnection::flush);

    pollUntil(() -> perConnection.stream().allMatch(own -> own.size() == messages + 1));

    for (int i = 0; i < connections; i++) {
      List<String> expected = new ArrayList<>(List.of("hello"));
      for (int n = 0; n < messages; n++) {
        expected.add(i + ":" + n);
      }
      assertThat(perConnection.get(i)).isEqualTo(expected);
    }
  }

  @Test
  void answersAPingWithItsOwnPayload() throws Exception {
    connect();
    session().sendPing(ByteBuffer.wrap("are you there".getBytes(UTF_8)), Callback.NOOP);

    pollUntil(() -> !peer.heard.isEmpty());

    assertThat(peer.heard.poll()).isEqualTo("pong are you there");
  }

  @Test
  void joinsAMessageThatTheServerSendsInPieces() throws Exception {
    connect();
    Session session = session();
    String piece = "piece ".repeat(10_000);
    session.sendPartialText(piece, false, Callback.NOOP);
    session.sendPing(ByteBuffer.wrap("between".getBytes(UTF_8)), Callback.NOOP);
    session.sendPartialText(piece, false, Callback.NOOP);
    session.sendPartialText("end", true, Callback.NOOP);

    pollUntil(() -> heard.size() == 2);

    assertThat(heard.get(1)).isEqualTo(piece + piece + "end");
  }

  @Test
  void tellsTheServersCloseCodeAndReasonAndAnswersIt() throws Exception {
    WireConnection connection = connect();
    session().close(4010, "too slow", Callback.NOOP);

    pollUntil(() -> heard.contains("closed 4010 too slow"));

    assertThat(connection.isOpen()).isFalse();
    assertThat(peer.heard.poll(5, TimeUnit.SECONDS)).isEqualTo("close 4010");
  }

  @Test
  void tellsThatTheConnectionBrokeWithoutAClose() throws Exception {
    connect();
    session().disconnect();

    pollUntil(() -> heard.stream().anyMatch(text -> text.startsWith("closed 1006")));
  }

  @Test
  void closesByTheStandardAndSaysNothingOfItToTheListener() throws Exception {
    connect();
    session();
    wire.close();

    assertThat(peer.heard.poll(5, TimeUnit.SECONDS)).isEqualTo("close 1000");
    assertThat(heard).noneMatch(text -> text.startsWith("closed"));
    wire = Wire.open();
  }

  @Test
  void aRefusedUpgradeIsToldWithItsStatus() {
    assertThatThrownBy(() -> wire.connect(peer.target("/api/v1/ws"), "another", listener(heard)))
        .isInstanceOf(WireFailure.class)
        .hasMessageContaining("403");
  }

  @Test
  void aServerThatDoesNotChooseTheSubprotocolIsRefused() {
    assertThatThrownBy(() -> wire.connect(peer.target("/other"), JettyPeer.TOKEN, listener(heard)))
        .isInstanceOf(WireFailure.class)
        .hasMessageContaining("sec-websocket-protocol");
  }

  @Test
  void dialsWithoutWaitingAndIsGreeted() throws Exception {
    List<WireConnection> opened = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      wire.dial(peer.target("/api/v1/ws"), JettyPeer.TOKEN, listener(heard), opened::add);
    }
    pollUntil(() -> heard.size() == 30);
    assertThat(heard).containsOnly("hello");
    assertThat(opened).hasSize(30);

    send(opened.get(7), "and back");
    opened.get(7).flush();
    pollUntil(() -> heard.contains("and back"));
  }

  @Test
  void aDialThatIsRefusedIsToldAsAClose() throws Exception {
    List<WireConnection> opened = new ArrayList<>();
    wire.dial(peer.target("/api/v1/ws"), "another", listener(heard), opened::add);
    wire.dial(peer.target("/other"), JettyPeer.TOKEN, listener(heard), opened::add);

    pollUntil(() -> heard.size() == 2);

    assertThat(heard).allMatch(text -> text.startsWith("closed 1006 connecting failed: "));
    assertThat(heard).anyMatch(text -> text.contains("403"));
    assertThat(opened).isEmpty();
  }

  @Test
  void aDialToNobodyIsToldAsAClose() throws Exception {
    WireTarget target = peer.target("/api/v1/ws");
    peer.stop();

    wire.dial(target, JettyPeer.TOKEN, listener(heard), connection -> heard.add("opened"));
    pollUntil(() -> !heard.isEmpty());

    assertThat(heard.get(0)).startsWith("closed 1006 connecting failed");
  }

  @Test
  void droppingCutsTheConnectionAndSaysNothingOfItToTheListener() throws Exception {
    WireConnection connection = connect();
    pollUntil(() -> heard.contains("hello"));
    session();

    wire.drop(connection);
    pollUntil(() -> !peer.heard.isEmpty());

    assertThat(peer.heard.poll()).isEqualTo("close 1006");
    assertThat(connection.isOpen()).isFalse();
    assertThat(heard).containsExactly("hello");
  }

  private WireConnection connect() throws IOException {
    return connect(heard);
  }

  private WireConnection connect(List<String> into) throws IOException {
    return wire.connect(peer.target("/api/v1/ws"), JettyPeer.TOKEN, listener(into));
  }

  private Session session() throws InterruptedException {
    return Objects.requireNonNull(peer.sessions.poll(5, TimeUnit.SECONDS));
  }

  private static void send(WireConnection connection, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    connection.sendText(bytes, 0, bytes.length);
  }

  private static WireListener listener(List<String> heard) {
    return new WireListener() {
      @Override
      public void onText(byte[] bytes, int from, int to, long readAt) {
        heard.add(new String(bytes, from, to - from, UTF_8));
      }

      @Override
      public void onClosed(int code, String reason) {
        heard.add("closed " + code + " " + reason);
      }
    };
  }

  private void pollUntil(BooleanSupplier done) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("heard so far: %s", heard.size()).isLessThan(end);
      wire.poll(20);
    }
  }
}
