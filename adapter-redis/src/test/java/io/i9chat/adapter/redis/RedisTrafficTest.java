package io.i9chat.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.redis.RedisProgram;
import io.i9chat.redis.RedisServer;
import io.i9chat.tck.Await;
import io.i9chat.tck.Fresh;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol;

/** What goes to Redis, how much of it, and how long it stays there. */
class RedisTrafficTest {
  // Without it a dump would hide texts from a test that searches for them.
  private final RedisServer server =
      RedisServer.start(RedisProgram.any(), "--rdbcompression", "no");
  private final RedisNodes nodes = new RedisNodes(RedisConfig.of(server.url()));
  private final ChatId chat = Fresh.chat();
  private final PersonId ada = Fresh.person();

  @AfterEach
  void close() {
    nodes.close();
    server.close();
  }

  private Signal said(String text, long seq, Set<PersonId> newcomers) {
    Payload message =
        new Payload.Message(Fresh.clientId(), Fresh.fingerprint(), Body.text(text), 1L);
    Entry entry = new Entry(chat, seq, Fresh.now(), ada, message, 1);
    return new Signal.Appended(chat, List.of(new Committed(entry, newcomers)));
  }

  private long calls(Map<String, Long> before, String command) {
    Map<String, Long> now = nodes.keyspace().calls();
    return now.getOrDefault(command, 0L) - before.getOrDefault(command, 0L);
  }

  private List<Ear> following(int count) {
    return Stream.generate(
            () -> {
              Ear ear = new Ear();
              nodes.join().signals().subscribe(ear).follow(List.of(chat));
              return ear;
            })
        .limit(count)
        .toList();
  }

  @Test
  void aMessageCostsOneLookAndARecordForEachNode() {
    RedisNodes.Member here = nodes.join();
    List<Ear> ears = following(2);
    nodes.join().signals().subscribe(new Ear()).follow(List.of(Fresh.chat()));
    Map<String, Long> before = nodes.keyspace().calls();
    for (int i = 1; i <= 20; i++) {
      Signal signal = said("text", i, Set.of());
      here.signals().publish(signal);
      ears.forEach(ear -> ear.await(signal));
    }
    assertThat(calls(before, "smembers")).isEqualTo(20);
    assertThat(calls(before, "xadd")).isEqualTo(40);
  }

  @Test
  void whatComesWhileANodeLooksForLossesIsNone() {
    RedisNodes.Member here = nodes.join();
    RedisNodes.Member busy =
        nodes.join(
            nodes
                .config()
                .beating(
                    Duration.ofMillis(2), RedisNodes.SILENCE, RedisNodes.LEASE, RedisNodes.GRACE));
    Ear ear = new Ear();
    busy.signals().subscribe(ear).follow(List.of(chat));
    long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
    while (System.nanoTime() < end) {
      Signal last = said("text", 1, Set.of());
      here.signals().publish(last);
      for (int i = 2; i <= 20; i++) {
        last = said("text", i, Set.of());
        here.signals().publish(last);
      }
      ear.await(last);
    }
    assertThat(busy.redis().health().gaps()).containsEntry("stream", 0L);
  }

  @Test
  void manyNewcomersCostNoMoreThanAll() {
    RedisNodes.Member here = nodes.join();
    List<Ear> ears = following(2);
    Set<PersonId> newcomers =
        Stream.generate(Fresh::person).limit(10_000).collect(Collectors.toSet());
    Map<String, Long> before = nodes.keyspace().calls();
    Signal signal = said("text", 1, newcomers);
    here.signals().publish(signal);
    ears.forEach(ear -> ear.await(signal));
    assertThat(calls(before, "smembers")).isEqualTo(1);
    assertThat(calls(before, "xadd")).isEqualTo(2);
  }

  @Test
  void whatMattersForTheMomentIsGathered() {
    RedisNodes.Member here = nodes.join();
    List<Ear> ears = following(1);
    Map<String, Long> before = nodes.keyspace().calls();
    List<Signal> all =
        Stream.<Signal>generate(() -> new Signal.Typing(chat, Fresh.person())).limit(200).toList();
    all.forEach(here.signals()::publish);
    all.forEach(ears.getFirst()::await);
    assertThat(calls(before, "xadd")).isLessThanOrEqualTo(3);
  }

  @Test
  void whoOfManyIsOnlineCostsOneCommandForAThousandAndANode() {
    RedisNodes.Member here = nodes.join();
    List<PersonId> group = Stream.generate(Fresh::person).limit(10_000).toList();
    here.board().arrive(group.subList(0, 10));
    nodes.join().board().arrive(group.subList(10, 30));
    RedisNodes.Member dead = nodes.join();
    dead.board().arrive(group.subList(30, 40));
    nodes.kill(dead);
    RedisNodes.Member retired = nodes.join();
    retired.board().arrive(group.subList(40, 50));
    retired.board().retire();
    Map<String, Long> before = nodes.keyspace().calls();

    assertThat(here.board().online(group))
        .containsExactlyInAnyOrderElementsOf(group.subList(0, 50));
    assertThat(calls(before, "smismember")).as("of four nodes").isEqualTo(40);
    assertThat(calls(before, "exists")).as("of 40 people, and of heartbeats").isLessThan(500);
    assertThat(retired.board().online(group))
        .as("asked at the node that retired")
        .containsExactlyInAnyOrderElementsOf(group.subList(0, 50));
  }

  @Test
  void aTextGoesWhenItWasRead() {
    RedisNodes.Member here = nodes.join();
    List<Ear> ears = following(1);
    String text = "text-" + Fresh.hex();
    Signal signal = said(text, 1, Set.of());
    here.signals().publish(signal);
    ears.getFirst().await(signal);
    Await.until("it is in no key", () -> !nodes.keyspace().holds(text));
  }

  @Test
  void aTextThatIsNotReadGoesWithTheNodeThatDied() {
    RedisNodes.Member here = nodes.join();
    RedisNodes.Member dying = nodes.join();
    dying.signals().subscribe(new Ear()).follow(List.of(chat));
    nodes.kill(dying);
    String text = "text-" + Fresh.hex();
    here.signals().publish(said(text, 1, Set.of()));
    Await.until("it is in the stream", () -> nodes.keyspace().holds(text));
    nodes.awaitLapse();
    Await.until(
        "it is in no key",
        () -> {
          here.board().reap();
          return !nodes.keyspace().holds(text);
        });
    here.signals().publish(said(text, 2, Set.of()));
    Signal last = new Signal.ChatOpened(chat, ada);
    here.signals().publish(last);
    Await.until("all is passed on", () -> here.redis().health().waiting() == 0);
    assertThat(nodes.keyspace().holds(text)).as("after its death").isFalse();
    Await.until("the dead node follows nothing", () -> nodes.keyspace().keys("follow:").isEmpty());
  }

  @Test
  void everyKeyExpires() {
    RedisNodes.Member here = nodes.join();
    following(1);
    here.board().arrive(List.of(ada));
    here.leases().hold("chore", Duration.ofMinutes(1));
    int before = nodes.config().prefix().length();
    Set<String> keys = nodes.keyspace().keys("");
    assertThat(keys.stream().map(key -> key.substring(before).split(":", 2)[0]))
        .contains("nodes", "stream", "follow", "person", "people", "lease", "epoch");
    assertThat(keys)
        .allSatisfy(key -> {
          Object left = nodes.keyspace().call(Protocol.Command.PTTL, key.substring(before));
          assertThat((Long) left).as(key).isPositive();
        });
  }

  @Test
  void aNodeThatEndsAsItShouldIsNoGapAndLeavesItsPeopleForAWhile() {
    RedisNodes.Member here = nodes.join();
    Ear ear = new Ear();
    Signals.Subscription subscription = here.signals().subscribe(ear);
    subscription.follow(List.of(chat));
    RedisNodes.Member ending = nodes.join();
    ending.signals().subscribe(new Ear()).follow(List.of(chat));
    ending.board().arrive(List.of(ada));
    Signal last = said("the last", 1, Set.of());
    ending.signals().publish(last);
    ending.close();

    ear.await(last);
    assertThat(here.board().online(List.of(ada))).containsExactly(ada);
    nodes.awaitRetired();
    Await.until("ada is reaped", () -> here.board().reap().containsKey(ada));
    nodes.awaitLapse();
    assertThat(ear.gaps()).isZero();
    assertThat(here.redis().health().nodes()).isZero();
    assertThat(nodes.keyspace().count("stream:")).isEqualTo(1);
    assertThat(nodes.keyspace().count("people:")).isZero();
  }

  @Test
  void theLastNodeTakesItsPeopleWithIt() {
    RedisNodes.Member alone = nodes.join();
    alone.board().arrive(List.of(ada));
    assertThat(alone.board().retire()).containsExactly(ada);
    assertThat(nodes.keyspace().count("person:")).isZero();
  }

  @Test
  void installationsOnOneServerDoNotHearEachOther() {
    RedisNodes.Member here = nodes.join();
    Ear ear = new Ear();
    RedisNodes.Member elsewhere = nodes.join(nodes.config().below("other-" + Fresh.hex() + ":"));
    elsewhere.signals().subscribe(ear).follow(List.of(chat));
    List<Ear> ears = following(1);
    Signal signal = said("text", 1, Set.of());
    here.signals().publish(signal);
    ears.getFirst().await(signal);
    here.board().arrive(List.of(ada));
    assertThat(elsewhere.board().online(List.of(ada))).isEmpty();
    assertThat(ear.heard(signal)).isFalse();
  }
}
