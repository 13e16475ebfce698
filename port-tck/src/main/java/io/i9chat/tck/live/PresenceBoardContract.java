package io.i9chat.tck.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.ports.model.PersonId;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract of {@link io.i9chat.ports.live.PresenceBoard}, on one node. */
public interface PresenceBoardContract {
  /** The board under test; the same at every call within a test. */
  PresenceBoard board();

  private boolean isOnline(PersonId person) {
    return board().online(List.of(person)).contains(person);
  }

  @Test
  @Rule("PRESENCE-1")
  default void aPersonIsOnlineFromArrivingToLeaving(PersonId ada, PersonId bob) {
    assertThat(isOnline(ada)).isFalse();
    board().arrive(List.of(ada, bob));
    assertThat(isOnline(ada)).isTrue();
    board().leave(List.of(bob));
    assertThat(isOnline(ada)).as("when another left").isTrue();
    board().leave(List.of(ada));
    assertThat(isOnline(ada)).isFalse();
    board().arrive(List.of(ada));
    assertThat(isOnline(ada)).as("having come back").isTrue();
  }

  @Test
  @Rule("PRESENCE-1")
  default void thoseWhoAreOnlineAreFoundAmongManyAndNoOthers() {
    List<PersonId> people = Stream.generate(Fresh::person).limit(2_000).toList();
    List<PersonId> there = new ArrayList<>();
    for (int i = 0; i < people.size(); i += 3) {
      there.add(people.get(i));
    }
    board().arrive(there);
    board().arrive(List.of(Fresh.person()));

    assertThat(board().online(people)).containsExactlyInAnyOrderElementsOf(there);
    assertThat(board().online(List.of())).isEmpty();
  }

  @Test
  @Rule("PRESENCE-2")
  default void ofCallsThatRaceExactlyOneIsTheFirstAndOneTheLast() {
    for (int round = 0; round < 20; round++) {
      PersonId ada = Fresh.person();
      assertThat(Race.of(16, i -> board().arrive(List.of(ada)).contains(ada)))
          .as("first ones")
          .containsOnlyOnce(true);
      assertThat(Race.of(16, i -> board().leave(List.of(ada)).contains(ada)))
          .as("last ones")
          .containsOnlyOnce(true);
      assertThat(isOnline(ada)).isFalse();
    }
  }

  @Test
  @Rule("PRESENCE-3")
  default void arrivingTwiceIsArrivingOnce(PersonId ada, PersonId bob) {
    assertThat(board().arrive(List.of(ada))).containsExactly(ada);
    assertThat(board().arrive(List.of(ada, bob))).as("again").containsExactly(bob);
    assertThat(board().leave(List.of(ada))).containsExactly(ada);
    assertThat(isOnline(ada)).isFalse();
  }

  @Test
  @Rule("PRESENCE-3")
  default void leavingWithoutHavingArrivedIsNothing(PersonId ada, PersonId bob) {
    assertThat(board().leave(List.of(ada))).isEmpty();
    board().arrive(List.of(ada));
    assertThat(board().leave(List.of(ada, bob))).containsExactly(ada);
    assertThat(board().leave(List.of(ada))).as("again").isEmpty();
  }
}
