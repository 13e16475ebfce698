package io.i9chat.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.redis.RedisCluster;
import io.i9chat.redis.RedisProgram;
import io.i9chat.redis.RedisSentinels;
import io.i9chat.redis.RedisServer;
import io.i9chat.tck.Await;
import io.i9chat.tck.Fresh;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A replica takes the place of a master: what was written last may be lost, so a gap is told. */
class FailoverTest {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final ChatId chat = Fresh.chat();
  private final PersonId ada = Fresh.person();

  private static long gaps(RedisNodes.Member node, String cause) {
    return node.redis().health().gaps().getOrDefault(cause, 0L);
  }

  private void assertThatSignalsCome(RedisNodes.Member here, Signals.Subscription there, Ear ear) {
    ChatId fresh = Fresh.chat();
    there.follow(List.of(fresh));
    List<Signal> all =
        List.of(
            new Signal.Typing(chat, ada),
            new Signal.Typing(fresh, ada),
            new Signal.ChatOpened(fresh, ada));
    all.forEach(here.signals()::publish);
    all.forEach(ear::await);
  }

  @Test
  void aMasterOfAClusterThatDies() {
    try (RedisCluster cluster = RedisCluster.start(RedisProgram.any());
        RedisNodes nodes =
            new RedisNodes(RedisConfig.of("redis://" + String.join(",", cluster.addresses())))) {
      String prefix = nodes.config().prefix();
      // The masters of the roll, of the chat that is followed, and of one that may have nothing.
      RedisServer killed = null;
      for (String key : List.of(prefix + "nodes", prefix + "follow:" + chat)) {
        try (RedisNodes.Member here = nodes.join();
            RedisNodes.Member there = nodes.join()) {
          Ear ear = new Ear();
          Signals.Subscription subscription = there.signals().subscribe(ear);
          subscription.follow(List.of(chat));
          there.board().arrive(List.of(ada));
          assertThatSignalsCome(here, subscription, ear);
          killed = cluster.failOver(cluster.masterOf(key));
          long since = System.nanoTime();
          Await.until("a gap for " + key, () -> gaps(there, "master") > 0 && ear.gaps() > 0);
          Await.until("the other one too", () -> gaps(here, "master") > 0);
          assertThatSignalsCome(here, subscription, ear);
          assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(SOON);
          assertThat(here.board().online(List.of(ada))).containsExactly(ada);
          killed.restart();
          cluster.awaitOrder();
        }
      }
    }
  }

  @Test
  void aMasterThatSentinelsWatch() {
    try (RedisSentinels sentinels = RedisSentinels.start(RedisProgram.any());
        RedisNodes nodes =
            new RedisNodes(
                RedisConfig.of("redis://" + String.join(",", sentinels.addresses()))
                    .watched(RedisSentinels.MASTER))) {
      RedisNodes.Member here = nodes.join();
      RedisNodes.Member there = nodes.join();
      Ear ear = new Ear();
      Signals.Subscription subscription = there.signals().subscribe(ear);
      subscription.follow(List.of(chat));
      there.board().arrive(List.of(ada));
      assertThatSignalsCome(here, subscription, ear);
      sentinels.failOver();
      long since = System.nanoTime();
      Await.until("a gap", () -> gaps(there, "master") > 0 && ear.gaps() > 0);
      Await.until("the other one too", () -> gaps(here, "master") > 0);
      assertThatSignalsCome(here, subscription, ear);
      assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(SOON);
      assertThat(here.board().online(List.of(ada))).containsExactly(ada);
    }
  }
}
