package io.i9chat.tck.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.media.MediaLedger;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.media.MediaRecord;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.people.ProfileUpdate;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import io.i9chat.tck.Uploads;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of uploads when the account of their owner is deleted or disabled. */
interface AccountMediaContract extends StoreUnderTest {
  private MediaLedger ledger() {
    return ports().ledger();
  }

  private ProfileUpdate show(Account account, MediaId media) {
    Change<Picture> picture = new Change.To<>(new Picture(media, null));
    ProfileChange change = new ProfileChange(null, null, picture, PrivacyChange.NONE);
    return ports().profiles().update(account.id(), change);
  }

  /** One announced, one complete and one in use of hers, and one of his. */
  private List<MediaId> uploads(Account ada, Account bob) {
    MediaId used = Uploads.verified(ports(), ada.id()).id();
    assertThat(show(ada, used)).isInstanceOf(ProfileUpdate.Updated.class);
    return List.of(
        Uploads.booked(ports(), ada.id()).id(),
        Uploads.verified(ports(), ada.id()).id(),
        used,
        Uploads.booked(ports(), bob.id()).id());
  }

  private void assertFound(List<MediaId> asked, List<MediaId> found) {
    assertThat(ledger().find(asked))
        .extracting(MediaRecord::media)
        .extracting(media -> media.id())
        .containsExactlyInAnyOrderElementsOf(found);
    List<MediaId> waste = ledger().condemned(Instant.EPOCH, 1_000_000);
    assertThat(waste).containsAll(asked.stream().filter(each -> !found.contains(each)).toList());
    assertThat(waste).noneMatch(found::contains);
  }

  @Test
  @Rule("LEDGER-9")
  default void deletingAnAccountCondemnsWhatWasNeverUsed() {
    Account ada = Newcomers.enrolled(ports());
    List<MediaId> all = uploads(ada, Newcomers.enrolled(ports()));
    assertThat(ports().departures().begin(ada.id(), ada.password(), false)).isTrue();

    assertFound(all, List.of(all.get(3)));
    assertThat(ledger().verified(all.getFirst(), "1")).isFalse();
  }

  @Test
  @Rule("LEDGER-9")
  default void disablingAnAccountCondemnsWhatWasNeverUsed() {
    Account ada = Newcomers.enrolled(ports());
    List<MediaId> all = uploads(ada, Newcomers.enrolled(ports()));
    ports().accounts().setDisabled(ada.id(), false);
    assertFound(all, all);
    assertThat(ports().storage().used(ada.id())).isEqualTo(3_000);
    ports().accounts().setDisabled(ada.id(), true);

    assertFound(all, all.subList(2, 4));
    assertThat(ledger().of(ada.id())).containsExactly(all.get(2));
    assertThat(ports().storage().used(ada.id())).isEqualTo(1_000);
    ledger().forget(all.subList(0, 2));
    assertThat(ports().storage().used(ada.id())).as("when they are erased").isEqualTo(1_000);
  }

  @Test
  @Rule("LEDGER-9")
  default void whatComesIntoUseMeanwhileIsUsedOrCondemned() {
    for (int round = 0; round < 5; round++) {
      Account ada = Newcomers.enrolled(ports());
      MediaId photo = Uploads.verified(ports(), ada.id()).id();
      List<Boolean> answers =
          Race.of(
              2,
              i ->
                  i == 0
                      ? show(ada, photo) instanceof ProfileUpdate.Updated
                      : ports().accounts().setDisabled(ada.id(), true).isPresent());
      assertFound(List.of(photo), answers.getFirst() ? List.of(photo) : List.of());
    }
  }
}
