package io.i9chat.tck.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.ops.Bucket;
import io.i9chat.tck.Await;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link PresenceBoard} and {@link io.i9chat.ports.ops.RateLimiter} between nodes.
 */
public interface ClusterBoardContract {
  /** The cluster under test, without nodes; the same at every call within a test. */
  Cluster cluster();

  private static boolean isOnline(Cluster.Node node, PersonId person) {
    return node.board().online(List.of(person)).contains(person);
  }

  /** Reaps until nothing comes any more. */
  private static Map<PersonId, Instant> reapAll(PresenceBoard board) {
    Map<PersonId, Instant> all = new HashMap<>();
    Map<PersonId, Instant> some = board.reap();
    while (!some.isEmpty()) {
      all.putAll(some);
      some = board.reap();
    }
    return all;
  }

  @Test
  @Rule("PRESENCE-1")
  default void aPersonIsOnlineWhileAnyNodeHasThem(PersonId ada, PersonId bob) {
    Cluster.Node one = cluster().join();
    Cluster.Node two = cluster().join();

    one.board().arrive(List.of(ada, bob));
    two.board().arrive(List.of(ada));
    assertThat(two.board().online(List.of(ada, bob, Fresh.person())))
        .containsExactlyInAnyOrder(ada, bob);
    one.board().leave(List.of(ada, bob));
    assertThat(isOnline(one, ada)).as("at the other node").isTrue();
    assertThat(isOnline(two, bob)).isFalse();
    two.board().leave(List.of(ada));
    assertThat(isOnline(one, ada)).isFalse();
  }

  @Test
  @Rule({"PRESENCE-2", "PRESENCE-3"})
  default void ofNodesThatRaceExactlyOneIsTheFirstAndOneTheLast() {
    List<Cluster.Node> nodes = Stream.generate(cluster()::join).limit(3).toList();
    for (int round = 0; round < 20; round++) {
      PersonId ada = Fresh.person();
      assertThat(Race.of(3, i -> nodes.get(i).board().arrive(List.of(ada)).contains(ada)))
          .as("first ones")
          .containsOnlyOnce(true);
      assertThat(nodes.getFirst().board().arrive(List.of(ada))).as("again").isEmpty();
      assertThat(Race.of(3, i -> nodes.get(i).board().leave(List.of(ada)).contains(ada)))
          .as("last ones")
          .containsOnlyOnce(true);
      assertThat(nodes.getFirst().board().leave(List.of(ada))).as("again").isEmpty();
      assertThat(isOnline(nodes.get(round % 3), ada)).isFalse();
    }
  }

  @Test
  @Rule("PRESENCE-4")
  default void peopleOfADeadNodeAreReapedOnce(PersonId stays) {
    Cluster.Node dying = cluster().join();
    List<Cluster.Node> others = Stream.generate(cluster()::join).limit(2).toList();
    List<PersonId> people = Stream.generate(Fresh::person).limit(300).toList();
    Instant before = Fresh.now();
    dying.board().arrive(people);
    dying.board().arrive(List.of(stays));
    others.getFirst().board().arrive(List.of(stays));
    assertThat(reapAll(others.getFirst().board())).as("of nodes that live").isEmpty();

    cluster().kill(dying);
    assertThat(isOnline(others.getLast(), people.getFirst())).as("until reaped").isTrue();
    cluster().awaitLapse();
    List<Map<PersonId, Instant>> reaped = new CopyOnWriteArrayList<>();
    Await.until(
        "all are reaped",
        () -> {
          reaped.addAll(Race.of(2, i -> reapAll(others.get(i).board())));
          return reaped.stream().mapToInt(Map::size).sum() >= people.size();
        });

    assertThat(reaped.stream().map(Map::keySet).flatMap(Collection::stream))
        .containsExactlyInAnyOrderElementsOf(people);
    assertThat(reaped.stream().map(Map::values).flatMap(Collection::stream))
        .allMatch(
            at -> !at.isBefore(before.minusSeconds(60)) && at.isBefore(before.plusSeconds(600)));
    assertThat(others.getLast().board().online(people)).isEmpty();
    assertThat(isOnline(others.getLast(), stays)).isTrue();
    assertThat(others.getLast().board().arrive(people.subList(0, 1))).hasSize(1);
  }

  @Test
  @Rule("PRESENCE-5")
  default void peopleOfANodeThatRetiresMayArriveElsewhere(PersonId moves, PersonId goes) {
    Cluster.Node retiring = cluster().join();
    Cluster.Node other = cluster().join();
    retiring.board().arrive(List.of(moves, goes));

    assertThat(retiring.board().retire()).as("left to the others").isEmpty();
    assertThat(isOnline(other, goes)).as("for a while").isTrue();
    assertThat(other.board().arrive(List.of(moves))).as("was online all the time").isEmpty();
    cluster().awaitRetired();
    Map<PersonId, Instant> reaped = new HashMap<>();
    Await.until(
        "the other is reaped",
        () -> {
          reaped.putAll(reapAll(other.board()));
          return !reaped.isEmpty();
        });

    assertThat(reaped.keySet()).containsExactly(goes);
    assertThat(isOnline(other, moves)).isTrue();
    assertThat(isOnline(other, goes)).isFalse();
  }

  @Test
  @Rule("LIMITER-7")
  default void aBucketOfTheClusterIsOneForAllNodes() {
    List<Cluster.Node> nodes = Stream.generate(cluster()::join).limit(3).toList();
    String name = "bucket-" + Fresh.hex();
    Bucket shared = Bucket.ofCluster(name + ".all", 20, 1, Duration.ofHours(1));
    Bucket own = Bucket.ofNode(name + ".own", 20, 1, Duration.ofHours(1));

    assertThat(taken(nodes, shared)).isEqualTo(20);
    assertThat(taken(nodes, own)).isEqualTo(60);
    nodes.getFirst().limiter().giveBack(shared, "ada", 1);
    assertThat(nodes.getLast().limiter().take(shared, "ada", 1)).isZero();
  }

  private static long taken(List<Cluster.Node> nodes, Bucket bucket) {
    List<Boolean> took =
        Race.of(90, i -> nodes.get(i % nodes.size()).limiter().take(bucket, "ada", 1).isZero());
    return IntStream.range(0, took.size()).filter(took::get).count();
  }
}
