package io.i9chat.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.OpeningPolicy.Decision;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.people.Audience;
import io.i9chat.ports.model.people.Privacy;
import io.i9chat.ports.model.people.Relation;
import io.i9chat.ports.model.people.Relations;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OpeningPolicyTest {
  private final PersonId opener = Fresh.person();
  private final PersonId other = Fresh.person();

  @ParameterizedTest
  @CsvSource({
    // blocked, blocking, privacy, wrote, allowed
    "false, false, EVERYONE, false, true",
    "false, false, CONTACTS, true,  true",
    "false, false, CONTACTS, false, false",
    "false, false, NOBODY,   true,  false",
    "true,  false, EVERYONE, true,  false",
    "false, true,  EVERYONE, true,  false",
    "true,  true,  EVERYONE, true,  false",
  })
  @Rule({"PRIVACY-1", "PRIVACY-2", "BLOCK-2"})
  void goesByWhatStandsBetweenTheTwo(
      boolean blocked, boolean blocking, Audience chats, boolean wrote, boolean allowed) {
    Privacy privacy = new Privacy(Audience.NOBODY, chats, Audience.NOBODY, false);
    Relation relation = new Relation(3, blocked, blocking, privacy, wrote);

    assertThat(OpeningPolicy.decide(opener, other, new Relations(7, Map.of(other, relation))))
        .isEqualTo(
            allowed
                ? new Decision.Allowed(
                    List.of(
                        new Precondition.PrivacyVersion(opener, 7),
                        new Precondition.PrivacyVersion(other, 3)))
                : new Decision.Forbidden());
  }

  @Test
  void findsNobodyWhoseAccountIsGone() {
    assertThat(OpeningPolicy.decide(opener, other, new Relations(7, Map.of())))
        .isEqualTo(new Decision.NoSuchPerson());
  }
}
