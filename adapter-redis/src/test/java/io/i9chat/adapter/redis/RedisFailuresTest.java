package io.i9chat.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static redis.clients.jedis.Protocol.Command.DEL;
import static redis.clients.jedis.Protocol.Command.XADD;
import static redis.clients.jedis.Protocol.Command.ZADD;

import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.ops.Bucket;
import io.i9chat.ports.model.receipt.ReceiptState;
import io.i9chat.ports.model.receipt.Watermarks;
import io.i9chat.redis.RedisProgram;
import io.i9chat.redis.RedisServer;
import io.i9chat.tck.Await;
import io.i9chat.tck.Fresh;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is lost is told, with its cause; what is not lost is not told. */
class RedisFailuresTest {
  private final RedisServer server = RedisServer.start(RedisProgram.any());
  private final RedisNodes nodes = new RedisNodes(RedisConfig.of(server.url()));
  private final ChatId chat = Fresh.chat();
  private final PersonId ada = Fresh.person();

  private final RedisNodes.Member here = nodes.join();
  private final RedisNodes.Member there = nodes.join();
  private final Ear ear = new Ear();
  private final Signals.Subscription subscription = there.signals().subscribe(ear);

  @AfterEach
  void close() {
    nodes.close();
    server.close();
  }

  private static long gaps(RedisNodes.Member node, String cause) {
    return node.redis().health().gaps().getOrDefault(cause, -1L);
  }

  private static void assertGaps(RedisNodes.Member node, String... causes) {
    Map<String, Long> gaps = new TreeMap<>(node.redis().health().gaps());
    gaps.values().removeIf(count -> count == 0);
    Map<String, Long> wanted = new TreeMap<>();
    for (String each : causes) {
      wanted.put(each, 1L);
    }
    assertThat(gaps).isEqualTo(wanted);
  }

  private void awaitGap(String cause) {
    Await.until("a gap for " + cause, () -> gaps(there, cause) > 0 && ear.gaps() > 0);
    assertThat(gaps(there, cause)).isEqualTo(1);
  }

  private Signal typed(ChatId in) {
    return new Signal.ReceiptMoved(
        in, ada, ReceiptState.open(new Watermarks(1, 1, null, null)), Fresh.now());
  }

  /** Signals come again, about what was followed before and what is followed now, and to people. */
  private void assertThatSignalsCome() {
    ChatId fresh = Fresh.chat();
    subscription.follow(List.of(fresh));
    for (ChatId each : List.of(chat, fresh)) {
      Signal signal = typed(each);
      here.signals().publish(signal);
      Await.until("a signal comes", () -> ear.heard(signal));
    }
    Signal opened = new Signal.ChatOpened(fresh, ada);
    here.signals().publish(opened);
    Await.until("a signal to a person comes", () -> ear.heard(opened));
  }

  private String idOf(RedisNodes.Member node) {
    return node.redis().id();
  }

  private void begin() {
    subscription.follow(List.of(chat));
    there.board().arrive(List.of(ada));
    assertThatSignalsCome();
    assertGaps(there);
  }

  @Test
  void aRedisThatWasRestarted() {
    begin();
    server.kill();
    server.restart();
    awaitGap("master");
    assertThat(there.board().arrive(List.of(ada))).as("reported anew").containsExactly(ada);
    assertThat(there.board().arrive(List.of(ada))).isEmpty();
    assertThatSignalsCome();
    assertGaps(there, "master");
  }

  @Test
  void aRedisThatWasEmptied() {
    begin();
    nodes.keyspace().flushAll();
    awaitGap("flushed");
    Await.until("people are back", () -> here.board().online(List.of(ada)).contains(ada));
    assertThatSignalsCome();
    assertGaps(there, "flushed");
  }

  @Test
  void whoIsOnlineIsNotForgottenWhileAllRegisterAnew() {
    begin();
    assertThat(here.board().online(List.of(ada))).containsExactly(ada);
    nodes.keyspace().flushAll();
    Await.until(
        "both registered anew",
        () -> {
          assertThat(here.board().online(List.of(ada))).containsExactly(ada);
          return gaps(here, "flushed") > 0 && gaps(there, "flushed") > 0;
        });
    assertThat(here.board().online(List.of(ada))).containsExactly(ada);
    there.board().leave(List.of(ada));
    Await.until("who went is off", () -> here.board().online(List.of(ada)).isEmpty());
  }

  @Test
  void aStreamThatIsGone() {
    begin();
    nodes.keyspace().call(DEL, "stream:" + idOf(there));
    awaitGap("stream");
    assertThatSignalsCome();
    assertGaps(there, "stream");
    assertThat(there.board().arrive(List.of(ada))).as("was online all the time").isEmpty();
  }

  @Test
  void aNodeThatWasTakenForDead() {
    begin();
    String before = idOf(there);
    Await.until(
        "it is taken for dead",
        () -> {
          nodes.keyspace().call(ZADD, "nodes", "XX", 1_000, before);
          return gaps(there, "lapsed") > 0;
        });
    awaitGap("lapsed");
    assertThat(idOf(there)).isNotEqualTo(before);
    assertThatSignalsCome();
    nodes.awaitRetired();
    assertThat(here.board().reap()).as("registered anew before it was reaped").isEmpty();
    assertThat(here.board().online(List.of(ada))).containsExactly(ada);
  }

  @Test
  void aChatThatCouldNotBeFollowed() {
    begin();
    server.pause();
    ChatId later = Fresh.chat();
    long start = System.nanoTime();
    subscription.follow(List.of(later));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    server.resume();
    awaitGap("unregistered");
    Signal signal = typed(later);
    here.signals().publish(signal);
    Await.until("a signal comes", () -> ear.heard(signal));
    assertThatSignalsCome();
  }

  @Test
  void anotherNodeThatDied() {
    begin();
    nodes.kill(here);
    awaitGap("peer");
    nodes.awaitLapse();
    assertGaps(there, "peer");
  }

  @Test
  void anotherNodeThatCouldNotTellAll() {
    RedisNodes.Member small = nodes.join(nodes.config().holding(10));
    begin();
    server.pause();
    for (int i = 0; i < 50; i++) {
      small.signals().publish(typed(chat));
    }
    server.resume();
    // A second time, if some were dropped after the first was on its way.
    Await.until("a gap", () -> gaps(there, "unpublished") > 0);
    assertThatSignalsCome();
    assertThat(gaps(there, "unpublished")).isLessThanOrEqualTo(2);
    assertGaps(small);
  }

  @Test
  void aSignalOfANewerVersion() {
    begin();
    nodes.keyspace().call(XADD, "stream:" + idOf(there), "*", "s", new byte[] {99, 1, 2});
    awaitGap("codec");
    assertThatSignalsCome();
    assertGaps(there, "codec");
  }

  @Test
  void whatWasNotReadForTooLong() throws InterruptedException {
    RedisNodes.Member forgetful =
        nodes.join(nodes.config().keeping(RedisNodes.LEASE.plusMillis(100)));
    begin();
    server.pause();
    Thread.sleep(RedisNodes.LEASE.plusMillis(1_000));
    server.resume();
    Await.until("a gap", () -> gaps(forgetful, "late") + gaps(forgetful, "stream") > 0);
    assertThat(gaps(forgetful, "late") + gaps(forgetful, "stream")).isEqualTo(1);
  }

  @Test
  void aRedisThatStoodStill() throws InterruptedException {
    begin();
    Bucket bucket = Bucket.ofCluster("b" + Fresh.hex(), 3, 1, Duration.ofHours(1));
    assertThat(here.board().online(List.of(ada))).containsExactly(ada);
    server.pause();
    Await.until("it is noticed", () -> !here.redis().health().reachable());
    Signal signal = typed(chat);
    long start = System.nanoTime();
    for (int i = 0; i < 1_000; i++) {
      here.signals().publish(typed(chat));
    }
    here.signals().publish(signal);
    assertThat(here.board().online(List.of(ada))).as("remembered").containsExactly(ada);
    assertThat(here.board().reap()).isEmpty();
    assertThat(here.leases().hold("chore", Duration.ofMinutes(1))).isFalse();
    for (int i = 0; i < 3; i++) {
      assertThat(here.limiter().take(bucket, "ada", 1)).isZero();
    }
    assertThat(here.limiter().take(bucket, "ada", 1)).as("by itself").isPositive();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
    Thread.sleep(RedisNodes.LEASE.multipliedBy(2));
    server.resume();

    Await.until("what was published comes", () -> ear.heard(signal));
    nodes.awaitLapse();
    assertThat(here.board().reap()).isEmpty();
    assertThat(there.board().reap()).isEmpty();
    assertThat(here.board().online(List.of(ada))).containsExactly(ada);
    assertThat(ear.gaps()).as("nothing was lost").isZero();
    assertGaps(here);
    assertGaps(there);
    assertThatSignalsCome();
  }
}
