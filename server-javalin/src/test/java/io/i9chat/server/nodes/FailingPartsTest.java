package io.i9chat.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.crash.ServerProcess;
import io.i9chat.tck.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A node or Redis fails while people write to each other. */
class FailingPartsTest extends OnOneRedis {
  private static final Duration PAUSED = Duration.ofSeconds(20);
  private static final Duration AWAY = Duration.ofSeconds(5);

  /** After a gap a node asks again who is online when the others may have registered theirs. */
  private static final Duration ASKED_AGAIN = Duration.ofSeconds(6);

  /** A lease, and the time that others take to notice that it lapsed. */
  private static final Duration LAPSED = Duration.ofSeconds(18);

  private final Random random = new Random(20261130);

  @Test
  void aKilledNodeLosesNothing() {
    new Rounds("kill -9 of a node", scene)
        .run(
            LAPSED,
            () -> {
              int number = scene.nodes().number();
              scene.nodes().node(number).kill();
              return () -> scene.nodes().start(number);
            });
    scene.awaitSettled();
  }

  @Test
  void aNodeThatStandsStillForTwentySecondsLosesNothing() {
    Rounds rounds = new Rounds("a node stands still for 20 s", scene);
    rounds.run(
        ASKED_AGAIN,
        () -> {
          ServerProcess node = scene.nodes().node(scene.nodes().number());
          List<Member> there =
              scene.crowd().members().stream().filter(member -> member.isAt(node.url())).toList();
          rounds.excuse(there);
          node.halt();
          Pause.of(PAUSED);
          node.resume();
          return () -> {};
        });
  }

  @Test
  void aRedisThatIsStoppedAndStartedLosesNothing() {
    new Rounds("Redis is stopped for 5 s, and started empty", scene)
        .run(
            ASKED_AGAIN,
            () -> {
              redis.kill();
              Pause.of(AWAY);
              redis.restart();
              return () -> {};
            });
  }

  @Test
  void aRedisThatStandsStillForTwentySecondsShowsNoOneOffline() {
    new Rounds("Redis stands still for 20 s", scene)
        .run(
            ASKED_AGAIN,
            () -> {
              redis.pause();
              Pause.of(PAUSED);
              redis.resume();
              return () -> {};
            });
  }

  @Test
  void aRedisThatIsEmptiedLosesNothing() {
    new Rounds("FLUSHALL", scene)
        .run(
            ASKED_AGAIN,
            () -> {
              redis.flush();
              return () -> {};
            });
  }

  @Test
  void anEntryThatWasCommittedAndNeverAnnouncedComesByItself() {
    List<Duration> taken = Rounds.whileTheyTalk(scene, round -> unannounced(round % Scene.NODES));
    Rounds.print(
        "kill -9 of a node between commit and announcement",
        "each entry known elsewhere after %s at most".formatted(Rounds.longest(taken)));
  }

  /** The author's node is killed while Redis takes nothing of it: what it committed never left. */
  private Duration unannounced(int number) {
    Member author = scene.at(number);
    List<Member> others = scene.settledElsewhere(number);
    String chat = author.group("unannounced " + UUID.randomUUID(), Member.usernames(others));
    hearEachOther(chat, author, others);
    // Those whom an earlier failure has told to sync have done so then, and do not find it by that.
    Pause.of(ASKED_AGAIN);
    redis.pause();
    long since = System.nanoTime();
    // Acknowledged, and therefore in the store.
    author.send(chat, "unannounced").join();
    scene.nodes().node(number).kill();
    try {
      assertThat(others).noneMatch(member -> member.memory().knows(chat, "unannounced"));
      redis.resume();
      // From now on they may find it, for Redis was away; no announcement was waiting there.
      assertThat(redis.ask("PING")).isEqualTo("PONG");
      assertThat(others).noneMatch(member -> member.memory().heard(chat, "unannounced"));
      Await.until(
          "all know it, and nothing else is said there",
          () -> others.stream().allMatch(member -> member.memory().knows(chat, "unannounced")));
      Duration taken = Duration.ofNanos(System.nanoTime() - since);
      assertThat(taken).isLessThan(Duration.ofSeconds(10));
      return taken;
    } finally {
      redis.resume();
      scene.nodes().start(number);
      scene.awaitSettled();
    }
  }

  /** Returns how long it took until something that the author said was heard live by all. */
  private static Duration hearEachOther(String chat, Member author, List<Member> others) {
    long since = System.nanoTime();
    int count = 0;
    boolean heard = false;
    while (!heard) {
      assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(5));
      String clientId = "heard-" + count++;
      author.send(chat, clientId).join();
      long said = System.nanoTime();
      while (!heard && System.nanoTime() - said < Duration.ofMillis(500).toNanos()) {
        heard = others.stream().allMatch(member -> member.memory().heard(chat, clientId));
        Pause.of(Duration.ofMillis(5));
      }
    }
    return Duration.ofNanos(System.nanoTime() - since);
  }

  @Test
  void aPersonWhoIsAddedWhileRedisIsEmptiedIsInTheGroup() {
    List<Duration> told = new ArrayList<>();
    List<Duration> live =
        Rounds.whileTheyTalk(
            scene,
            round -> {
              Member admin = scene.at(0);
              List<Member> others = List.of(scene.at(1));
              String chat = admin.group("emptied " + UUID.randomUUID(), Member.usernames(others));
              hearEachOther(chat, admin, others);
              told.add(added(chat, admin, scene.at(2)));
              return hearEachOther(chat, admin, List.of(scene.at(1), scene.at(2)));
            });
    Rounds.print(
        "FLUSHALL while a person is added to a group",
        "told after %s at most, live after %s more at most"
            .formatted(Rounds.longest(told), Rounds.longest(live)));
  }

  /** Returns how long after {@code FLUSHALL} a newcomer knew of the chat. */
  private Duration added(String chat, Member admin, Member newcomer) {
    redis.flush();
    long since = System.nanoTime();
    // In each phase of the second in which nodes notice it.
    Pause.of(Duration.ofMillis(random.nextInt(1_500)));
    admin.add(chat, newcomer.username());
    Await.until("they know of it by themselves", () -> newcomer.memory().holds(chat));
    return Duration.ofNanos(System.nanoTime() - since);
  }

  @Test
  void typingIsShownAgainAndNeverForLongAfterRedisWasEmptied() {
    Member author = scene.at(0);
    List<Member> watchers = List.of(scene.at(1), scene.at(2));
    String chat = author.group("typing " + UUID.randomUUID(), Member.usernames(watchers));
    // What is typed before their nodes follow the chat is not shown there, nor ever again.
    hearEachOther(chat, author, watchers);
    List<Duration> taken = Rounds.whileTheyTalk(scene, round -> typing(chat, author, watchers));
    Rounds.print(
        "FLUSHALL while a member types",
        "typing on is shown after %s at most, and nothing is told again"
            .formatted(Rounds.longest(taken)));
  }

  private Duration typing(String chat, Member author, List<Member> watchers) {
    author.type(chat);
    Await.until("it is shown", () -> areShown(chat, watchers));
    redis.flush();
    watchers.forEach(member -> member.memory().forgetTyped());
    // As clients do who type on: at most every three seconds is passed on.
    Pause.of(Duration.ofMillis(3_050));
    long since = System.nanoTime();
    author.type(chat);
    Await.until("it is shown again", () -> areShown(chat, watchers));
    long shown = System.nanoTime();
    Duration taken = Duration.ofNanos(shown - since);
    assertThat(taken).isLessThan(Duration.ofSeconds(5));
    // No one types on: what was told is shown for six seconds, and nothing is told again.
    Pause.of(Duration.ofSeconds(7));
    assertThat(watchers)
        .allSatisfy(member ->
            assertThat(member.memory().typed(chat))
                .allMatch(typed -> typed.at() - shown < Duration.ofSeconds(1).toNanos()));
    watchers.forEach(member -> member.memory().forgetTyped());
    return taken;
  }

  private static boolean areShown(String chat, List<Member> watchers) {
    return watchers.stream().noneMatch(member -> member.memory().typed(chat).isEmpty());
  }
}
