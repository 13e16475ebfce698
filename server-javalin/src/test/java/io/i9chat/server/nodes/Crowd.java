package io.i9chat.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.tck.Await;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Members of the same groups, who are connected to any nodes and write to each other. */
final class Crowd implements AutoCloseable {
  private static final int GROUPS = 3;

  /** So many of them watch all others. */
  private static final int WATCHING = 3;

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration PROBES = Duration.ofMillis(250);

  private final List<Member> members = new ArrayList<>();
  private final List<String> chats = new ArrayList<>();

  /** What was acknowledged, by chat: the seq of each client id. */
  private final Map<String, Map<String, Long>> acknowledged = new ConcurrentHashMap<>();

  private final Queue<CompletableFuture<?>> unanswered = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();

  /**
   * Connects them, and makes their groups.
   *
   * @param people usernames with tokens
   * @param nodes asked where to connect to, each time
   */
  Crowd(Map<String, String> people, Supplier<URI> nodes) {
    people.forEach((name, token) -> members.add(new Member(name, token, nodes)));
    List<String> names = people.keySet().stream().toList();
    members.stream().limit(WATCHING).forEach(member -> member.watches(names));
    members.reversed().forEach(Member::start);
    awaitConnected();
    for (int i = 0; i < GROUPS; i++) {
      chats.add(members.getFirst().group("group " + i, names.subList(1, names.size())));
    }
    // The first calls of servers that have just begun may take longer than those that are judged.
    untilLive(Duration.ofMinutes(1));
    settle();
  }

  List<Member> members() {
    return members;
  }

  /** Returns when all are connected. */
  void awaitConnected() {
    Await.until("all are connected", () -> members.stream().allMatch(Member::isConnected));
  }

  /** One of them says something; done when it is acknowledged, and noted. */
  private CompletableFuture<Void> say(Member author, String chat, String clientId) {
    return author
        .send(chat, clientId)
        .thenAccept(seq ->
            acknowledged
                .computeIfAbsent(chat, first -> new ConcurrentHashMap<>())
                .put(clientId, seq));
  }

  private String nextId(Member author) {
    return author.username() + "-" + count.incrementAndGet();
  }

  private String chatOf(Member member) {
    return chats.get(members.indexOf(member) % GROUPS);
  }

  /**
   * Returns how long it took, from now on, until something that each of them said was heard live by
   * all.
   *
   * @throws AssertionError if that takes longer than 5 seconds
   */
  Duration untilLive() {
    return untilLive(SOON);
  }

  private Duration untilLive(Duration most) {
    long start = System.nanoTime();
    long next = start;
    Map<Member, List<String>> probes = new HashMap<>();
    Set<Member> unheard = new LinkedHashSet<>(members);
    while (!unheard.isEmpty()) {
      long now = System.nanoTime();
      assertThat(Duration.ofNanos(now - start))
          .as("until all hear %s", unheard.stream().map(Member::username).toList())
          .isLessThan(most);
      if (now - next >= 0) {
        next += PROBES.toNanos();
        for (Member each : unheard) {
          String clientId = nextId(each);
          unanswered.add(say(each, chatOf(each), clientId));
          probes.computeIfAbsent(each, first -> new ArrayList<>()).add(clientId);
        }
      }
      unheard.removeIf(each ->
          probes.getOrDefault(each, List.of()).stream()
              .anyMatch(probe -> isHeard(chatOf(each), probe)));
      Pause.of(Duration.ofMillis(5));
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private boolean isHeard(String chat, String clientId) {
    return members.stream().allMatch(member -> member.memory().heard(chat, clientId));
  }

  /** Returns when all that was said is acknowledged, and all know of it. */
  void settle() {
    join();
    awaitConnected();
    try {
      Await.until("all know what was acknowledged", () -> missing().isEmpty());
    } catch (AssertionError late) {
      assertThat(missing()).isEmpty();
    }
  }

  private void join() {
    for (CompletableFuture<?> each = unanswered.poll(); each != null; each = unanswered.poll()) {
      each.join();
    }
  }

  /** What they lack of what was acknowledged, once for each who lacks it. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    acknowledged.forEach((chat, promised) ->
        promised.forEach((clientId, seq) -> {
          for (Member member : members) {
            if (!member.memory().knows(chat, clientId)) {
              missing.add(
                  "%s lacks %s, seq %d of %s, and holds that up to %d"
                      .formatted(
                          member.username(), clientId, seq, chat, member.memory().upTo(chat)));
            }
          }
        }));
    return missing;
  }

  /** How many messages were acknowledged since they were forgotten. */
  int acknowledged() {
    return acknowledged.values().stream().mapToInt(Map::size).sum();
  }

  /** Forgets all that was said, when it is acknowledged. */
  void forgetMessages() {
    join();
    acknowledged.clear();
    members.forEach(member -> member.memory().forgetMessages());
  }

  /** Who was shown to be offline to any of them, since it was forgotten. */
  List<String> shownOffline() {
    return members.stream().flatMap(member -> member.memory().shownOffline().stream()).toList();
  }

  /** Who was shown, by events rather than answers, to have come or gone. */
  List<Memory.Shown> shownByEvents() {
    return members.stream().flatMap(member -> member.memory().shownByEvents().stream()).toList();
  }

  /** Forgets who was shown to be offline. */
  void forgetShown() {
    members.forEach(member -> member.memory().forgetShown());
  }

  /** What came out of order, or was refused for good. */
  List<String> faults() {
    return members.stream().flatMap(member -> member.memory().faults().stream()).toList();
  }

  /**
   * Does this while all talk, each in any chat, again when it was acknowledged; returns when all
   * know what was said.
   */
  void whileTheyTalk(Runnable activity) {
    AtomicBoolean ended = new AtomicBoolean();
    List<CompletableFuture<Void>> talking = new ArrayList<>();
    for (Member member : members) {
      talking.add(
          CompletableFuture.runAsync(() -> talk(member, ended), Thread::startVirtualThread));
    }
    try {
      activity.run();
    } finally {
      ended.set(true);
      talking.forEach(CompletableFuture::join);
    }
    settle();
  }

  private void talk(Member member, AtomicBoolean ended) {
    while (!ended.get()) {
      String chat = chats.get(count.incrementAndGet() % GROUPS);
      say(member, chat, nextId(member)).join();
      Pause.of(Duration.ofMillis(50));
    }
  }

  @Override
  public void close() {
    members.forEach(Member::close);
  }
}
