package io.i9chat.domain.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.fake.PortChanges;
import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.people.Audience;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.people.ProfileUpdate;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OnlineCountsTest {
  private final Town town = new Town();
  private final OnlineCounts counts = new OnlineCounts(town.ports());
  private final Person ada = town.settle();
  private final List<Person> others = Stream.generate(town::settle).limit(4).toList();
  private final ChatId group = town.group(ada, others.toArray(Person[]::new));

  @AfterEach
  void close() {
    town.close();
  }

  private void arrive(Person person) {
    assertThat(town.ports().presence().arrive(List.of(person.id()))).hasSize(1);
  }

  private void show(Person person, Audience presence) {
    PrivacyChange privacy = new PrivacyChange(presence, null, null, null);
    assertThat(
            town.ports()
                .store()
                .profiles()
                .update(person.id(), new ProfileChange(null, null, Change.keep(), privacy)))
        .isInstanceOf(ProfileUpdate.Updated.class);
  }

  @Test
  @Rule("INFO-1")
  void areOfMembersWhosePresenceIsForEveryone() {
    arrive(ada);
    arrive(others.get(0));
    arrive(others.get(1));
    arrive(others.get(2));
    show(others.get(1), Audience.CONTACTS);
    show(others.get(2), Audience.NOBODY);
    arrive(town.settle());

    assertThat(counts.of(group)).isEqualTo(2);
    assertThat(counts.of(town.group(ada, others.get(3)))).isEqualTo(1);
    assertThat(counts.of(Fresh.chat())).isZero();
  }

  @Test
  @Rule("INFO-1")
  void areAtMostTenSecondsOld() {
    assertThat(counts.of(group)).isZero();
    arrive(ada);
    town.clock().pass(Duration.ofMillis(9_999));
    assertThat(counts.of(group)).as("kept").isZero();

    town.clock().pass(Duration.ofMillis(1));
    assertThat(counts.of(group)).as("counted again").isEqualTo(1);
  }

  @Test
  @Rule("INFO-1")
  void areCountedAgainWhenTheClockWasSetBack() {
    assertThat(counts.of(group)).isZero();
    town.clock().pass(Duration.ofHours(-1));
    arrive(ada);

    town.clock().pass(Duration.ofMinutes(30));

    assertThat(counts.of(group)).as("half an hour later").isEqualTo(1);
  }

  @Test
  @Rule("INFO-1")
  void areCountedOnceForAllWhoAskMeanwhile() {
    arrive(ada);
    SlowBoard slow = new SlowBoard(town.ports().presence());
    OnlineCounts asked = new OnlineCounts(PortChanges.presence(board -> slow).apply(town.ports()));

    assertThat(Race.of(8, i -> asked.of(group))).containsOnly(1);
    assertThat(slow.asked).hasValue(1);
  }

  /** A board that answers when a second one asks, or else takes its time. */
  private static final class SlowBoard implements PresenceBoard {
    private final PresenceBoard board;
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch second = new CountDownLatch(2);

    SlowBoard(PresenceBoard board) {
      this.board = board;
    }

    @Override
    public Set<PersonId> online(Collection<PersonId> people) {
      asked.incrementAndGet();
      second.countDown();
      try {
        boolean both = second.await(200, TimeUnit.MILLISECONDS);
        return both ? Set.of() : board.online(people);
      } catch (InterruptedException ended) {
        throw new AssertionError(ended);
      }
    }

    @Override
    public Set<PersonId> arrive(Collection<PersonId> people) {
      return board.arrive(people);
    }

    @Override
    public Set<PersonId> leave(Collection<PersonId> people) {
      return board.leave(people);
    }

    @Override
    public Map<PersonId, Instant> reap() {
      return board.reap();
    }

    @Override
    public Set<PersonId> retire() {
      return board.retire();
    }
  }
}
