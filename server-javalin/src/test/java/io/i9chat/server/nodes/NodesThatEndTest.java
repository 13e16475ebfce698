package io.i9chat.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.tck.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What others see of the people of a node that dies, and of one that is restarted. */
class NodesThatEndTest extends OnOneRedis {
  /** So long may people be away without being seen to go. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  /** So long a node may be silent before its people are taken for gone. */
  private static final Duration LEASE = Duration.ofSeconds(15);

  private static final Duration LATER = Duration.ofSeconds(5);

  /** Last seen is when the node last beat, which it does every second. */
  private static final Duration BEAT = Duration.ofSeconds(3);

  @Test
  void thePeopleOfADeadNodeWhoDoNotComeBackAreShownOfflineOnce() {
    List<Duration> taken = Rounds.whileTheyTalk(scene, round -> die(round % Scene.NODES));
    Rounds.print(
        "kill -9 of a node whose people do not come back",
        "offline after %s at most, told once, with last seen".formatted(Rounds.longest(taken)));
  }

  private Duration die(int number) {
    List<Member> gone = scene.settled(number);
    List<Member> watchers = scene.settledElsewhere(number);
    watchers.forEach(member -> member.memory().forgetShown());
    scene.crowd().forgetShown();
    Instant killed = Instant.now();
    scene.nodes().node(number).kill();
    long since = System.nanoTime();
    Pause.of(LEASE.minus(LATER));
    assertThat(watchers)
        .allSatisfy(member -> {
          assertThat(member.memory().shownByEvents()).isEmpty();
          assertThat(member.memory().shownOffline()).isEmpty();
        });
    Await.until("they are offline", () -> areShown(watchers, gone, false));
    Duration taken = Duration.ofNanos(System.nanoTime() - since);
    assertThat(taken).isLessThan(LEASE.plus(LATER));
    // Whoever would tell it again would have by then.
    Pause.of(LATER);
    watchers.forEach(watcher -> assertShownOnce(watcher, gone, killed));
    assertThat(scene.crowd().shownOffline()).as("those who came back").isEmpty();
    comeBack(number, watchers, gone);
    return taken;
  }

  /**
   * By an event, or by an answer for those who had to sync meanwhile; no event tells it again, or
   * anything else.
   */
  private static void assertShownOnce(Member watcher, List<Member> gone, Instant killed) {
    List<Memory.Shown> offline =
        watcher.memory().shown().stream().filter(shown -> !shown.online()).toList();
    assertThat(offline.stream().map(Memory.Shown::username).distinct())
        .containsExactlyInAnyOrderElementsOf(Member.usernames(gone));
    assertThat(offline)
        .allSatisfy(shown ->
            assertThat(shown.lastSeen()).isBetween(killed.minus(BEAT), killed.plusMillis(500)));
    assertEventsOnce(watcher, gone, false);
  }

  /** Events told this of each of these people once at most, and nothing else of any. */
  private static void assertEventsOnce(Member watcher, List<Member> people, boolean online) {
    assertThat(watcher.memory().shownByEvents())
        .allSatisfy(shown -> assertThat(shown.online()).isEqualTo(online))
        .extracting(Memory.Shown::username)
        .doesNotHaveDuplicates()
        .isSubsetOf(Member.usernames(people));
  }

  private void comeBack(int number, List<Member> watchers, List<Member> gone) {
    watchers.forEach(member -> member.memory().forgetShown());
    scene.nodes().start(number);
    scene.awaitSettled();
    Await.until("they are back", () -> areShown(watchers, gone, true));
    watchers.forEach(watcher -> assertEventsOnce(watcher, gone, true));
  }

  private static boolean areShown(List<Member> watchers, List<Member> people, boolean online) {
    return watchers.stream()
        .allMatch(watcher ->
            people.stream()
                .allMatch(person ->
                    watcher.memory().shown().stream()
                        .filter(shown -> shown.online() == online)
                        .anyMatch(shown -> shown.username().equals(person.username()))));
  }

  @Test
  void aRollingRestartUnderLoadFailsNoCallAndShowsNoOneOffline() {
    Crowd crowd = scene.crowd();
    crowd.forgetShown();
    crowd.members().forEach(Member::longestAway);
    int acknowledged = 0;
    for (int round = 0; round < Rounds.count(); round++) {
      crowd.forgetMessages();
      crowd.whileTheyTalk(this::restartEach);
      acknowledged += crowd.acknowledged();
      assertThat(crowd.faults()).isEmpty();
    }
    // Whoever was away for longer than the grace would be shown by then.
    Pause.of(GRACE.plus(LATER));
    Duration away =
        crowd.members().stream().map(Member::longestAway).max(Duration::compareTo).orElseThrow();
    Rounds.print(
        "rolling restart of three nodes",
        "%d messages acknowledged, %d missing, calls refused for now %s, %s away at most, %d shown offline"
            .formatted(
                acknowledged,
                crowd.missing().size(),
                refusals(),
                Rounds.seconds(away),
                crowd.shownOffline().size()));
    assertThat(away).isLessThan(GRACE);
    assertThat(crowd.shownByEvents()).as("presence events").isEmpty();
    assertThat(crowd.shownOffline()).as("shown offline").isEmpty();
    scene.awaitSettled();
  }

  private void restartEach() {
    for (int node = 0; node < Scene.NODES; node++) {
      Pause.of(Duration.ofSeconds(1));
      assertThat(scene.nodes().node(node).terminate()).isZero();
      scene.nodes().start(node);
    }
    Pause.of(Duration.ofSeconds(1));
  }

  /** How often calls of the crowd were refused, by code. */
  private Map<String, Integer> refusals() {
    Map<String, Integer> all = new TreeMap<>();
    scene
        .crowd()
        .members()
        .forEach(member ->
            member.refusals().forEach((code, count) -> all.merge(code, count, Integer::sum)));
    return all;
  }
}
