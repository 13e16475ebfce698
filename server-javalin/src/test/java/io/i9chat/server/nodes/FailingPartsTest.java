package io.i9chat.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.TestServer;
import io.i9chat.server.crash.ServerProcess;
import io.i9chat.tck.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Parts of a cluster fail while people write to each other: what was acknowledged reaches all
 * members by themselves within ten seconds, live delivery works again within five, and no one who
 * is connected is shown offline.
 */
@Tag("nodes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailingPartsTest {
  private static final int NODES = 3;
  private static final int PEOPLE = 12;
  private static final int GROUPS = 3;
  private static final long SEED = 20261130;
  private static final Duration PAUSED = Duration.ofSeconds(20);
  private static final Duration AWAY = Duration.ofSeconds(5);

  private final Random random = new Random(SEED);
  private final List<Member> members = new ArrayList<>();
  private final List<String> chats = new ArrayList<>();
  private final Map<String, Set<String>> acknowledged = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private @Nullable Nodes nodes;

  @BeforeAll
  void start(@TempDir Path folder) {
    TestServer.emptyStore();
    Map<String, String> people = ServerProcess.accounts(folder, Nodes.ONE_SECRET, PEOPLE);
    Nodes opened = new Nodes(folder, NODES, random);
    nodes = opened;
    people.forEach((name, token) -> members.add(new Member(name, token, opened::any)));
    members.getFirst().watches(members.stream().skip(1).map(Member::username).toList());
    members.reversed().forEach(Member::start);
    Await.until("all are connected", () -> members.stream().allMatch(Member::isConnected));
    List<String> others = members.stream().skip(1).map(Member::username).toList();
    for (int i = 0; i < GROUPS; i++) {
      chats.add(members.getFirst().group("group " + i, others));
    }
    probe();
  }

  @BeforeEach
  void forgetWhoWasShownOffline() {
    members.getFirst().shownOffline();
  }

  @AfterAll
  void end() {
    members.forEach(Member::close);
    if (nodes != null) {
      nodes.close();
    }
  }

  private Nodes nodes() {
    return Objects.requireNonNull(nodes);
  }

  private static int rounds() {
    return Integer.getInteger("i9chat.test.rounds", 1);
  }

  @Test
  void aKilledNodeLosesNothing() {
    rounds(() -> nodes().replace(1 + random.nextInt(NODES - 1)));
  }

  @Test
  void aNodeThatStandsStillForTwentySecondsLosesNothing() {
    rounds(() -> {
      ServerProcess node = nodes().node(1 + random.nextInt(NODES - 1));
      node.halt();
      sleep(PAUSED);
      node.resume();
    });
  }

  @Test
  void aRedisThatIsStoppedAndStartedLosesNothing() {
    rounds(() -> {
      nodes().redis().kill();
      sleep(AWAY);
      nodes().redis().restart();
    });
    assertThat(members.getFirst().shownOffline()).as("shown offline").isEmpty();
  }

  @Test
  void aRedisThatStandsStillForTwentySecondsShowsNoOneOffline() {
    rounds(() -> {
      nodes().redis().pause();
      sleep(PAUSED);
      nodes().redis().resume();
    });
    assertThat(members.getFirst().shownOffline()).as("shown offline").isEmpty();
  }

  @Test
  void aRedisThatIsEmptiedLosesNothing() {
    rounds(() -> nodes().redis().flush());
    assertThat(members.getFirst().shownOffline()).as("shown offline").isEmpty();
  }

  /** While all talk something fails; then it is seen that nothing was lost. */
  private void rounds(Runnable failure) {
    for (int round = 0; round < rounds(); round++) {
      Talk talk = new Talk();
      sleep(Duration.ofSeconds(1));
      failure.run();
      sleep(Duration.ofSeconds(1));
      talk.end();
      Await.until("all are connected", () -> members.stream().allMatch(Member::isConnected));
      Await.until("all know what was acknowledged: " + missing(), () -> missing().isEmpty());
      probe();
      assertThat(members.stream().flatMap(member -> member.faults().stream())).isEmpty();
    }
    assertThat(acknowledged.values().stream().mapToInt(Set::size).sum()).isGreaterThan(PEOPLE);
  }

  /** What members lack of what was acknowledged to its author. */
  private List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (String chat : chats) {
      Set<String> promised = acknowledged.getOrDefault(chat, Set.of());
      for (Member member : members) {
        Set<String> lacks = new HashSet<>(promised);
        lacks.removeAll(member.known(chat));
        if (!lacks.isEmpty()) {
          missing.add(member.username() + " lacks " + lacks.size() + " of " + chat);
        }
      }
    }
    return missing;
  }

  /** Sees that what is said now is heard live by all, in five seconds. */
  private void probe() {
    long start = System.nanoTime();
    boolean all = false;
    while (!all) {
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as("until live delivery works")
          .isLessThan(Duration.ofSeconds(5));
      all = chats.stream().allMatch(this::isHeardByAll);
    }
  }

  /** One probe; it is said again if it is not heard in a second. */
  private boolean isHeardByAll(String chat) {
    String clientId = "probe-" + count.incrementAndGet();
    Member author = members.get(random.nextInt(members.size()));
    var unused = author.send(chat, clientId).join();
    long start = System.nanoTime();
    while (System.nanoTime() - start < Duration.ofSeconds(1).toNanos()) {
      if (members.stream().allMatch(member -> member.heard(chat, clientId))) {
        return true;
      }
      sleep(Duration.ofMillis(5));
    }
    return false;
  }

  /** Each member says something in any chat, again when it was acknowledged. */
  private final class Talk {
    private final AtomicBoolean ended = new AtomicBoolean();
    private final List<CompletableFuture<?>> talking = new ArrayList<>();

    Talk() {
      for (Member member : members) {
        talking.add(CompletableFuture.runAsync(() -> talk(member), Thread::startVirtualThread));
      }
    }

    private void talk(Member member) {
      while (!ended.get()) {
        String chat = chats.get(count.incrementAndGet() % GROUPS);
        String clientId = member.username() + "-" + count.incrementAndGet();
        member.send(chat, clientId).join();
        acknowledged.computeIfAbsent(chat, first -> ConcurrentHashMap.newKeySet()).add(clientId);
        sleep(Duration.ofMillis(50));
      }
    }

    void end() {
      ended.set(true);
      talking.forEach(CompletableFuture::join);
    }
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException told) {
      throw new AssertionError(told);
    }
  }
}
