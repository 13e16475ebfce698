package io.i9chat.domain.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.people.Circle;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.people.ProfileUpdate;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.util.List;
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
    assertThat(town.ports().presence().arrive(person.id(), Fresh.uuid(Fresh.now()))).isTrue();
  }

  private void show(Person person, Circle presence) {
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
    show(others.get(1), Circle.CONTACTS);
    show(others.get(2), Circle.NOBODY);
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
}
