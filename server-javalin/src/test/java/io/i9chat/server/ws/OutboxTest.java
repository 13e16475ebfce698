package io.i9chat.server.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.access.ConnectionRecords;
import io.i9chat.server.jetty.Link;
import io.i9chat.server.metrics.Metrics;
import io.i9chat.server.wire.socket.CloseCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What reaches one peer of what is queued for it, and when it counts as too slow. */
final class OutboxTest {
  private static final String RESYNC = new String(Frames.RESYNC, StandardCharsets.UTF_8);

  private final Metrics metrics = new Metrics();
  private final ConnectionRecords records =
      new ConnectionRecords(metrics, List.of(), Sockets.closeCodes(), false);
  private final Peer peer = new Peer();
  private final Outbox outbox = new Outbox(peer, new Shard<>(0), records.of("1", "127.0.0.1"));

  /** A peer that takes what it is handed when it is asked to. */
  private static final class Peer implements Link {
    private final List<Runnable> handed = new ArrayList<>();
    final List<String> frames = new ArrayList<>();
    int closed;

    @Override
    public void gather(byte[] message) {
      frames.add(new String(message, StandardCharsets.UTF_8));
    }

    @Override
    public void send(byte[] message, Runnable sent) {
      gather(message);
      handed.add(sent);
    }

    @Override
    public void sendPart(byte[] message, int from, int length, Runnable sent) {
      frames.add(length + " of " + message.length);
      handed.add(sent);
    }

    @Override
    public void ping() {
      throw new AssertionError("nothing here pings");
    }

    @Override
    public void pong(ByteBuffer payload, Runnable sent) {
      throw new AssertionError("nothing here was pinged");
    }

    @Override
    public void demand() {}

    @Override
    public void close(int code, String reason) {
      closed = code;
    }

    @Override
    public void abort() {
      throw new AssertionError("nothing here takes too long");
    }

    /** Takes what it was handed, and says so. */
    void take() {
      List<Runnable> taken = List.copyOf(handed);
      handed.clear();
      taken.forEach(Runnable::run);
    }
  }

  private void events(int count) {
    for (int i = 0; i < count; i++) {
      outbox.event(("event " + i).getBytes(StandardCharsets.UTF_8), false);
    }
  }

  private boolean results(int... sizes) {
    List<byte[]> results = new ArrayList<>();
    for (int size : sizes) {
      results.add(new byte[size]);
    }
    return outbox.results(results, 0);
  }

  @Test
  void eventsBehindAResyncThatWaitsAreCoveredByIt() {
    events(SocketLimits.WAITING_EVENTS + 50);
    outbox.flush();
    assertThat(peer.frames).containsExactly(RESYNC);

    peer.take();
    events(1);
    outbox.flush();
    assertThat(peer.frames).containsExactly(RESYNC, "event 0");
    assertThat(metrics.scrape())
        .contains("\ni9chat_resyncs_total 1.0\n", "\ni9chat_events_sent_total 2.0\n");
  }

  @Test
  void oneLargeResultMayWaitHoweverLargeItIs() {
    assertThat(results(2 * SocketLimits.WAITING_BYTES)).isFalse();
    assertThat(results(SocketLimits.WAITING_BYTES / 2)).isFalse();
    assertThat(results(SocketLimits.WAITING_BYTES)).isTrue();
  }

  @Test
  void aPeerThatTakesAnythingIsNotStalledFromThenOn() {
    events(1);
    outbox.flush();
    events(SocketLimits.WAITING_EVENTS + 1);
    long lost = System.nanoTime();
    assertThat(outbox.stalled(lost + SocketLimits.STALL.toNanos() + 1)).isTrue();
    while (System.nanoTime() == lost) {
      Thread.onSpinWait();
    }
    long taking = System.nanoTime();

    peer.take();

    assertThat(outbox.stalled(taking + SocketLimits.STALL.toNanos())).isFalse();
    outbox.flush();
    assertThat(peer.frames).containsExactly("event 0", RESYNC);
  }

  @Test
  void onceTheSessionHasEndedOnlyResultsAreStillSent() {
    events(2);
    assertThat(results(1)).isFalse();
    events(1);

    outbox.close(CloseCode.SESSION_ENDED);
    outbox.flush();
    assertThat(peer.frames).containsExactly("\0");
    peer.take();
    outbox.flush();
    assertThat(peer.closed).isEqualTo(CloseCode.SESSION_ENDED.code());
  }

  @Test
  void everyOtherCloseComesBehindAllThatWaits() {
    events(2);
    outbox.close(CloseCode.DRAINING);
    events(1);
    outbox.flush();
    peer.take();
    outbox.flush();
    assertThat(peer.frames).containsExactly("event 0", "event 1");
    assertThat(peer.closed).isEqualTo(CloseCode.DRAINING.code());
  }
}
