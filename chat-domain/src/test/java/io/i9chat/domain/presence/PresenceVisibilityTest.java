package io.i9chat.domain.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Town;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.people.Audience;
import io.i9chat.ports.model.people.Privacy;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.model.people.Relation;
import io.i9chat.ports.model.people.Relations;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PresenceVisibilityTest {
  private final PersonId viewer = Fresh.person();
  private final Profile other = Town.profile(Fresh.person(), Fresh.username());

  @ParameterizedTest
  @CsvSource({
    "EVERYONE, false, false, false, true",
    "EVERYONE, true,  false, false, true",
    "CONTACTS, false, false, false, false",
    "CONTACTS, true,  false, false, true",
    "NOBODY,   true,  false, false, false",
    "EVERYONE, true,  true,  false, false",
    "EVERYONE, true,  false, true,  false",
    "CONTACTS, true,  true,  true,  false",
  })
  @Rule({"PRIVACY-1", "BLOCK-3", "PRESENCE-C"})
  void isForThoseWhomPrivacyMeansAndNobodyHasBlocked(
      Audience audience, boolean wrote, boolean blocked, boolean blocking, boolean seen) {
    Privacy privacy = new Privacy(audience, Audience.NOBODY, Audience.NOBODY, false);
    Relation relation = new Relation(1, blocked, blocking, privacy, wrote);

    assertThat(PresenceVisibility.of(viewer, other, new Relations(1, Map.of(other.id(), relation))))
        .isEqualTo(seen);
  }

  @Test
  void isForOneselfAlwaysAndOfNobodyWithoutAnAccount() {
    Relations nothing = new Relations(1, Map.of());
    assertThat(PresenceVisibility.of(other.id(), other, nothing)).isTrue();
    assertThat(PresenceVisibility.of(viewer, other, nothing)).isFalse();
  }
}
