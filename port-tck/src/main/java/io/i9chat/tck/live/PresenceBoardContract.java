package io.i9chat.tck.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.ports.model.PersonId;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract of {@link io.i9chat.ports.live.PresenceBoard}. */
public interface PresenceBoardContract {
  /** The board under test; the same at every call within a test. */
  PresenceBoard board();

  private static UUID connection() {
    return Fresh.uuid(Fresh.now());
  }

  private boolean isOnline(PersonId person) {
    return board().online(List.of(person)).contains(person);
  }

  @Test
  @Rule("PRESENCE-1")
  default void aPersonIsOnlineWhileAnyOfTheirConnectionsIsThere(PersonId ada) {
    UUID phone = connection();
    UUID laptop = connection();
    assertThat(isOnline(ada)).isFalse();

    board().arrive(ada, phone);
    assertThat(isOnline(ada)).isTrue();
    board().arrive(ada, laptop);
    board().leave(ada, phone);
    assertThat(isOnline(ada)).as("with one of two left").isTrue();
    board().leave(ada, laptop);
    assertThat(isOnline(ada)).as("with none left").isFalse();
    board().arrive(ada, connection());
    assertThat(isOnline(ada)).as("having come back").isTrue();
  }

  @Test
  @Rule("PRESENCE-1")
  default void thoseWhoAreOnlineAreFoundAmongManyAndNobodyElse() {
    List<PersonId> people = Stream.generate(Fresh::person).limit(2_000).toList();
    List<PersonId> there = new ArrayList<>();
    for (int i = 0; i < people.size(); i += 3) {
      board().arrive(people.get(i), connection());
      there.add(people.get(i));
    }
    board().arrive(Fresh.person(), connection());

    assertThat(board().online(people)).containsExactlyInAnyOrderElementsOf(there);
    assertThat(board().online(List.of())).isEmpty();
  }

  @Test
  @Rule("PRESENCE-2")
  default void oneOfAPersonsConnectionsIsTheFirstAndOneTheLast(PersonId ada, PersonId bob) {
    UUID phone = connection();
    UUID laptop = connection();

    assertThat(board().arrive(ada, phone)).isTrue();
    assertThat(board().arrive(ada, laptop)).isFalse();
    assertThat(board().arrive(bob, connection())).as("another person's").isTrue();
    assertThat(board().leave(ada, phone)).isFalse();
    assertThat(board().leave(ada, laptop)).isTrue();
    assertThat(board().arrive(ada, phone)).as("after all had gone").isTrue();
  }

  @Test
  @Rule("PRESENCE-2")
  default void ofThoseThatRaceExactlyOneIsTheFirstAndOneTheLast() {
    int connections = 16;
    for (int round = 0; round < 20; round++) {
      PersonId ada = Fresh.person();
      List<UUID> all =
          Stream.generate(PresenceBoardContract::connection).limit(connections).toList();

      List<Boolean> arrived = Race.of(connections, i -> board().arrive(ada, all.get(i)));
      assertThat(arrived).as("first ones").containsOnlyOnce(true);
      List<Boolean> left = Race.of(connections, i -> board().leave(ada, all.get(i)));
      assertThat(left).as("last ones").containsOnlyOnce(true);
      assertThat(isOnline(ada)).isFalse();
    }
  }

  @Test
  @Rule("PRESENCE-3")
  default void arrivingTwiceIsArrivingOnce(PersonId ada) {
    UUID phone = connection();

    assertThat(board().arrive(ada, phone)).isTrue();
    assertThat(board().arrive(ada, phone)).as("again").isFalse();
    assertThat(board().leave(ada, phone)).isTrue();
    assertThat(isOnline(ada)).isFalse();
  }

  @Test
  @Rule("PRESENCE-3")
  default void leavingWithoutHavingArrivedIsNothing(PersonId ada) {
    UUID phone = connection();

    assertThat(board().leave(ada, phone)).as("without a connection").isFalse();
    board().arrive(ada, phone);
    assertThat(board().leave(ada, connection())).as("another connection").isFalse();
    assertThat(isOnline(ada)).isTrue();
    assertThat(board().leave(ada, phone)).isTrue();
    assertThat(board().leave(ada, phone)).as("again").isFalse();
  }
}
