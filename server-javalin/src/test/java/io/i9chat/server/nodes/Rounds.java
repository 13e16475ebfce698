package io.i9chat.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A kind of failure, again and again while a crowd talks: nothing that was acknowledged is lost,
 * live delivery works again within five seconds, and no one who is connected is shown offline.
 */
final class Rounds {
  private final String kind;
  private final Scene scene;
  private final Set<String> excused = new HashSet<>();
  private final List<String> offline = new ArrayList<>();
  private int acknowledged;
  private int missing;
  private Duration longest = Duration.ZERO;

  Rounds(String kind, Scene scene) {
    this.kind = kind;
    this.scene = scene;
  }

  /** How many rounds there are of each kind. */
  static int count() {
    return Integer.getInteger("i9chat.test.rounds", 1);
  }

  /** Prints what was seen of a kind of failure. */
  static void print(String kind, String seen) {
    System.out.printf("%s: %d rounds, %s%n", kind, count(), seen);
  }

  /** Does each round while the crowd of a scene talks, and returns how long each says it took. */
  static List<Duration> whileTheyTalk(Scene scene, IntFunction<Duration> round) {
    List<Duration> times = new ArrayList<>();
    scene
        .crowd()
        .whileTheyTalk(() -> IntStream.range(0, count()).mapToObj(round).forEach(times::add));
    return times;
  }

  /** The longest time, as it is printed. */
  static String longest(List<Duration> times) {
    return seconds(Collections.max(times));
  }

  /** A time as it is printed. */
  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1_000.0);
  }

  /** Something that fails. */
  interface Failure {
    /**
     * Has it fail, and returns when delivery is to come back.
     *
     * @return what is left to do when it has
     */
    Runnable strike();
  }

  /** These were on a node that stood still for so long that they may be shown offline. */
  void excuse(List<Member> members) {
    members.forEach(member -> excused.add(member.username()));
  }

  /**
   * Runs them, and prints what was seen.
   *
   * @param late after so long it would have shown whether anyone is shown offline by it
   */
  void run(Duration late, Failure failure) {
    Crowd crowd = scene.crowd();
    crowd.forgetShown();
    for (int round = 0; round < count(); round++) {
      crowd.forgetMessages();
      crowd.whileTheyTalk(() -> strike(failure));
      acknowledged += crowd.acknowledged();
      missing += crowd.missing().size();
      assertThat(crowd.faults()).isEmpty();
    }
    Pause.of(late);
    offline.addAll(crowd.shownOffline());
    List<String> others = offline.stream().filter(name -> !excused.contains(name)).toList();
    print(
        kind,
        "%d messages acknowledged, %d missing, live again after %s at most, %d shown offline%s"
            .formatted(acknowledged, missing, seconds(longest), others.size(), excuse()));
    assertThat(acknowledged).isGreaterThan(crowd.members().size());
    assertThat(missing).isZero();
    assertThat(others).as("shown offline").isEmpty();
  }

  private void strike(Failure failure) {
    Pause.of(Duration.ofSeconds(1));
    Runnable rest = failure.strike();
    try {
      Duration live = scene.crowd().untilLive();
      longest = live.compareTo(longest) > 0 ? live : longest;
    } finally {
      rest.run();
    }
  }

  private String excuse() {
    return excused.isEmpty()
        ? ""
        : " but "
            + (int) offline.stream().distinct().filter(excused::contains).count()
            + " of that node";
  }
}
