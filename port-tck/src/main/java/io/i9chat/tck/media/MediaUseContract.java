package io.i9chat.tck.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.Caption;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.media.MediaFacts;
import io.i9chat.ports.model.media.MediaUse;
import io.i9chat.ports.model.media.MediaUse.InEntry;
import io.i9chat.ports.model.media.MediaUse.OfGroup;
import io.i9chat.ports.model.media.MediaUse.OfPerson;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.people.ProfileUpdate;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import io.i9chat.tck.Uploads;
import io.i9chat.tck.chat.Conversation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What uses objects, and who is told. */
interface MediaUseContract extends StoreUnderTest {
  private List<MediaUse> uses(MediaId media, PersonId person) {
    return ports().ledger().uses(media, person, 1_000);
  }

  private void show(PersonId person, Change<Picture> picture) {
    ProfileChange change = new ProfileChange(null, null, picture, PrivacyChange.NONE);
    assertThat(ports().profiles().update(person, change)).isInstanceOf(ProfileUpdate.Updated.class);
  }

  private void delete(Account account) {
    assertThat(ports().departures().begin(account.id(), Newcomers.password(account), false))
        .isTrue();
  }

  private boolean isWaste(MediaId media) {
    return ports().ledger().condemned(Instant.EPOCH, 1_000_000).contains(media);
  }

  private static MediaUse in(Entry entry) {
    return new InEntry(entry.chat(), entry.seq());
  }

  @Test
  @Rule("LEDGER-3")
  default void anObjectIsInUseByEveryEntryThatCarriesIt() {
    PersonId ada = newcomer();
    PersonId bob = newcomer();
    Conversation direct = Conversation.direct(ports(), ada, bob);
    Conversation group = Conversation.group(ports(), bob, ada);
    MediaFacts photo = Uploads.verified(ports(), ada);
    MediaFacts preview = Uploads.verified(ports(), ada);
    assertThat(uses(photo.id(), ada)).isEmpty();

    Entry first = direct.say(ada, Uploads.body(photo, preview));
    assertThat(
            ports()
                .log()
                .log(
                    first.chat(),
                    List.of(new Window(1, Window.OPEN)),
                    new Cursor.After(0),
                    PageBound.of(9))
                .entries())
        .as("read as it was written, dimensions included")
        .contains(first);
    direct.say(ada, Body.text("just text"));
    assertThat(uses(photo.id(), ada)).containsExactly(in(first));
    assertThat(uses(preview.id(), bob)).containsExactly(in(first));
    Entry second = group.say(bob, Uploads.body(photo));
    Entry third = group.say(ada, Uploads.body(preview, preview));
    assertThat(uses(photo.id(), ada)).containsExactlyInAnyOrder(in(first), in(second));
    assertThat(uses(preview.id(), ada)).containsExactlyInAnyOrder(in(first), in(third));

    direct.committed(ada, new Payload.Delete(first.seq()));
    assertThat(uses(photo.id(), ada)).containsExactly(in(second));
    assertThat(isWaste(photo.id())).isFalse();
    group.committed(bob, new Payload.Delete(second.seq()));
    assertThat(uses(photo.id(), ada)).isEmpty();
    assertThat(isWaste(photo.id())).isTrue();
    assertThat(isWaste(preview.id())).isFalse();
  }

  @Test
  @Rule("LEDGER-3")
  default void anEditUsesWhatItsMessageUsedUntilItIsWithdrawnItself() {
    PersonId ada = newcomer();
    Conversation group = Conversation.group(ports(), ada, newcomer());
    MediaFacts photo = Uploads.verified(ports(), ada);
    Entry message = group.say(ada, Uploads.body(photo));

    Entry edit = group.committed(ada, edit(message, photo, "first")).entry();
    assertThat(uses(photo.id(), ada)).containsExactly(in(edit));
    Entry again = group.committed(ada, edit(message, photo, "second")).entry();
    assertThat(uses(photo.id(), ada)).containsExactly(in(again));
    assertThat(isWaste(photo.id())).isFalse();
    group.committed(ada, new Payload.Delete(message.seq()));
    assertThat(uses(photo.id(), ada)).isEmpty();
    assertThat(isWaste(photo.id())).isTrue();
  }

  private static Payload.Edit edit(Entry message, MediaFacts photo, String caption) {
    List<Content.Visual> items = List.of(new Content.Visual(photo.id(), null));
    Content content = new Content.Photos(items, new Caption(caption));
    return new Payload.Edit(message.seq(), new Body(content, List.of(photo)));
  }

  @Test
  @Rule("LEDGER-3")
  default void anObjectIsInUseByThoseWhosePictureItIsPartOf() {
    PersonId ada = newcomer();
    PersonId bob = newcomer();
    MediaFacts photo = Uploads.verified(ports(), ada);
    MediaFacts preview = Uploads.verified(ports(), ada);
    GroupProfile plain = Conversation.profile(null);
    GroupProfile pictured = Conversation.profile(new Picture(photo.id(), preview.id()));
    Conversation born = Conversation.group(ports(), pictured, ada, bob);
    Conversation changed = Conversation.group(ports(), plain, ada, bob);
    assertThat(uses(photo.id(), ada)).containsExactly(new OfGroup(born.id()));

    changed.committed(ada, new Payload.Changed(plain, pictured));
    show(ada, Change.to(new Picture(preview.id(), null)));
    assertThat(uses(photo.id(), ada))
        .containsExactlyInAnyOrder(new OfGroup(born.id()), new OfGroup(changed.id()));
    assertThat(uses(preview.id(), ada))
        .containsExactlyInAnyOrder(
            new OfGroup(born.id()), new OfGroup(changed.id()), new OfPerson(ada));

    GroupProfile swapped = Conversation.profile(new Picture(preview.id(), null));
    born.committed(ada, new Payload.Changed(pictured, swapped));
    changed.committed(ada, new Payload.Changed(pictured, plain));
    assertThat(uses(photo.id(), ada)).isEmpty();
    assertThat(uses(preview.id(), ada))
        .containsExactlyInAnyOrder(new OfGroup(born.id()), new OfPerson(ada));
    assertThat(isWaste(photo.id())).isTrue();
    show(ada, Change.clear());
    assertThat(uses(preview.id(), ada)).containsExactly(new OfGroup(born.id()));
    assertThat(isWaste(preview.id())).isFalse();
    born.committed(ada, new Payload.Changed(swapped, plain));
    assertThat(isWaste(preview.id())).isTrue();
  }

  @Test
  @Rule({"LEDGER-3", "LEDGER-6"})
  default void thePictureOfAGroupStaysForThoseWhoHaveGoneUntilTheyComeBack() {
    PersonId ada = newcomer();
    PersonId bob = newcomer();
    PersonId cleo = newcomer();
    MediaFacts photo = Uploads.verified(ports(), ada);
    GroupProfile plain = Conversation.profile(null);
    GroupProfile pictured = Conversation.profile(new Picture(photo.id(), null));
    Conversation group = Conversation.group(ports(), pictured, ada, bob, cleo);
    group.committed(bob, new Payload.Left());
    group.committed(ada, new Payload.Removed(cleo));
    assertThat(uses(photo.id(), bob)).as("told once").containsExactly(new OfGroup(group.id()));

    group.committed(ada, new Payload.Changed(pictured, plain));
    assertThat(uses(photo.id(), bob)).containsExactly(new OfGroup(group.id()));
    assertThat(uses(photo.id(), cleo)).containsExactly(new OfGroup(group.id()));
    assertThat(uses(photo.id(), ada)).as("who sees it as it is now").isEmpty();
    group.committed(bob, new Payload.Joined());
    assertThat(uses(photo.id(), bob)).isEmpty();
    assertThat(isWaste(photo.id())).as("still there for cleo").isFalse();
    group.committed(ada, new Payload.Added(List.of(cleo)));
    assertThat(isWaste(photo.id())).isTrue();
  }

  @Test
  @Rule("LEDGER-8")
  default void aPictureThatStaysEndsWithTheAccountItStaysFor() {
    PersonId ada = newcomer();
    Account bob = Newcomers.enrolled(ports());
    MediaFacts photo = Uploads.verified(ports(), ada);
    GroupProfile plain = Conversation.profile(null);
    GroupProfile pictured = Conversation.profile(new Picture(photo.id(), null));
    Conversation group = Conversation.group(ports(), pictured, ada, bob.id());
    group.committed(bob.id(), new Payload.Left());
    group.committed(ada, new Payload.Changed(pictured, plain));
    assertThat(isWaste(photo.id())).isFalse();

    delete(bob);
    ports().departures().finish(bob.id());
    assertThat(isWaste(photo.id())).isTrue();
  }

  @Test
  @Rule("LEDGER-3")
  default void aPictureDoesNotStayForADeletedAccount() {
    PersonId ada = newcomer();
    Account before = Newcomers.enrolled(ports());
    Account behind = Newcomers.enrolled(ports());
    MediaFacts photo = Uploads.verified(ports(), ada);
    GroupProfile plain = Conversation.profile(null);
    GroupProfile pictured = Conversation.profile(new Picture(photo.id(), null));
    Conversation group = Conversation.group(ports(), pictured, ada, before.id(), behind.id());

    group.committed(before.id(), new Payload.Left());
    delete(before);
    delete(behind);
    group.committed(behind.id(), new Payload.Left());
    group.committed(ada, new Payload.Changed(pictured, plain));
    assertThat(isWaste(photo.id())).isTrue();
  }

  @Test
  @Rule("LEDGER-6")
  default void usesInEntriesAreToldToWhoHasAWindowOfTheChat() {
    PersonId ada = newcomer();
    PersonId bob = newcomer();
    PersonId eve = newcomer();
    Conversation group = Conversation.group(ports(), ada, bob);
    Conversation apart = Conversation.direct(ports(), ada, eve);
    MediaFacts photo = Uploads.verified(ports(), ada);
    Entry shared = group.say(ada, Uploads.body(photo));
    Entry sent = apart.say(ada, Uploads.body(photo));

    assertThat(uses(photo.id(), ada)).containsExactlyInAnyOrder(in(shared), in(sent));
    assertThat(uses(photo.id(), bob)).containsExactly(in(shared));
    assertThat(uses(photo.id(), eve)).containsExactly(in(sent));
    assertThat(uses(photo.id(), newcomer())).isEmpty();
    assertThat(uses(photo.id(), Fresh.person())).isEmpty();
    assertThat(uses(Fresh.media(), ada)).isEmpty();
    group.committed(bob, new Payload.Left());
    assertThat(uses(photo.id(), bob)).as("gone, with a window").containsExactly(in(shared));
  }

  @Test
  @Rule("LEDGER-6")
  default void picturesAreToldToAnybodyAndNoMoreThanWasAskedFor() {
    PersonId ada = newcomer();
    PersonId stranger = newcomer();
    MediaFacts photo = Uploads.verified(ports(), ada);
    Picture picture = new Picture(photo.id(), null);
    Conversation group =
        Conversation.group(ports(), Conversation.profile(picture), ada, newcomer());
    show(ada, Change.to(picture));
    group.say(ada, Uploads.body(photo));

    assertThat(uses(photo.id(), stranger))
        .containsExactlyInAnyOrder(new OfGroup(group.id()), new OfPerson(ada));
    assertThat(uses(photo.id(), ada)).hasSize(3);
    for (int limit = 1; limit < 3; limit++) {
      assertThat(ports().ledger().uses(photo.id(), ada, limit)).hasSize(limit);
    }
  }
}
