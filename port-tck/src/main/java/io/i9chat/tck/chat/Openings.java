package io.i9chat.tck.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.commit.OpenResult;
import io.i9chat.ports.model.commit.OpenResult.Opened;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.tck.Fresh;
import java.time.Instant;
import java.util.List;

/** How chats of tests are opened. */
public final class Openings {
  private Openings() {}

  /** A group without a picture, under a fresh key. */
  public static Opening.Group group(Instant at, PersonId opener, PersonId... others) {
    return group(at, GroupProfile.named(new GroupName("Gruppe ☕")), opener, others);
  }

  /** A group that shows this, under a fresh key. */
  public static Opening.Group group(
      Instant at, GroupProfile profile, PersonId opener, PersonId... others) {
    return new Opening.Group(
        Fresh.chat(),
        opener,
        Fresh.clientId(),
        Fresh.fingerprint(),
        profile,
        List.of(others),
        at,
        List.of());
  }

  /** A direct chat. */
  public static Opening.Direct direct(Instant at, PersonId opener, PersonId other) {
    return new Opening.Direct(Fresh.chat(), opener, other, at, List.of());
  }

  /** Opens a chat that nothing stands against. */
  public static Opened opened(StorePorts ports, Opening opening) {
    OpenResult result = ports.chats().open(opening);
    assertThat(result).isInstanceOf(Opened.class);
    return (Opened) result;
  }
}
