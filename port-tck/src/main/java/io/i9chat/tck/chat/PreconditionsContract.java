package io.i9chat.tck.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.CommitResult.Stale;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.OpenResult;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.media.MediaFacts;
import io.i9chat.ports.model.media.MediaUse;
import io.i9chat.ports.model.people.Audience;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.tck.Enrolled;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import io.i9chat.tck.Uploads;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an intent or opening rests on beside a version: privacy versions of people, and media. */
public interface PreconditionsContract extends StoreUnderTest {
  private Precondition.PrivacyVersion privacyVersion(PersonId person) {
    return new Precondition.PrivacyVersion(
        person, ports().blocks().between(person, List.of()).privacyVersion());
  }

  private void hide(PersonId person) {
    PrivacyChange privacy = new PrivacyChange(null, Audience.NOBODY, null, null);
    ports().profiles().update(person, new ProfileChange(null, null, Change.keep(), privacy));
  }

  private static Intent on(
      Conversation chat, PersonId author, Payload payload, Precondition... preconditions) {
    return new Intent(
        author, chat.version(), chat.tick(), payload, List.of(preconditions), List.of());
  }

  private void isStale(Opening opening) {
    assertThat(ports().chats().open(opening)).isEqualTo(new OpenResult.Stale());
    assertThat(ports().chats().view(opening.fresh(), List.of())).isEmpty();
  }

  private List<MediaUse> uses(MediaFacts media, PersonId viewer) {
    return ports().ledger().uses(media.id(), viewer, 9);
  }

  private List<MediaId> condemned(Instant announced) {
    return ports().ledger().condemned(announced.plusMillis(1), 1_000_000);
  }

  private boolean isCondemned(MediaId media) {
    return ports().ledger().find(List.of(media)).isEmpty();
  }

  @Test
  @Rule("CHATS-14")
  default void anIntentWhosePrivacyVersionHasChangedIsStale(
      @Enrolled PersonId ada, @Enrolled PersonId bob, @Enrolled PersonId eve) {
    Conversation group = Conversation.group(ports(), ada, newcomer());
    Payload.Added added = new Payload.Added(List.of(bob));
    Precondition.PrivacyVersion hers = privacyVersion(ada);
    Precondition.PrivacyVersion his = privacyVersion(bob);
    long head = group.head();

    ports().blocks().add(bob, eve);
    assertThat(group.commit(on(group, ada, added, hers, his))).isEqualTo(new Stale());
    his = privacyVersion(bob);
    hide(ada);
    assertThat(group.commit(on(group, ada, added, hers, his))).isEqualTo(new Stale());
    hers = privacyVersion(ada);
    ports().blocks().remove(bob, eve);
    assertThat(
            group.commit(
                on(group, ada, Conversation.text("before")), on(group, ada, added, hers, his)))
        .satisfiesExactly(
            first -> assertThat(first).isInstanceOf(Committed.class),
            second -> assertThat(second).isEqualTo(new Stale()));
    assertThat(group.head()).isEqualTo(head + 1);
    assertThat(group.membership(bob).isIn()).isFalse();
    group.committed(on(group, ada, added, hers, privacyVersion(bob)));
    assertThat(group.membership(bob).isIn()).isTrue();
  }

  @Test
  @Rule("CHATS-14")
  default void whoeverHasNoAccountHasNoPrivacyVersion(@Enrolled PersonId ada, PersonId stranger) {
    Conversation group = Conversation.group(ports(), ada, newcomer());
    Payload.Added added = new Payload.Added(List.of(stranger));
    for (long privacyVersion = -1; privacyVersion < 3; privacyVersion++) {
      assertThat(
              group.commit(
                  on(group, ada, added, new Precondition.PrivacyVersion(stranger, privacyVersion))))
          .isEqualTo(new Stale());
    }
  }

  @Test
  @Rule("CHATS-14")
  default void anOpeningWhosePrivacyVersionHasChangedIsStale(
      @Enrolled PersonId ada, @Enrolled PersonId bob) {
    List<Precondition.PrivacyVersion> old = List.of(privacyVersion(ada), privacyVersion(bob));
    hide(bob);
    isStale(new Opening.Direct(Fresh.chat(), ada, bob, Fresh.now(), old));
    assertThat(ports().chats().between(ada, bob)).isEmpty();
    Opening.Group group = group(ada, null, old, bob);
    isStale(group);
    assertThat(ports().chats().opened(ada, group.clientId(), group.fingerprint())).isEmpty();

    List<Precondition.PrivacyVersion> fresh = List.of(privacyVersion(bob), privacyVersion(ada));
    Openings.opened(ports(), new Opening.Direct(Fresh.chat(), ada, bob, Fresh.now(), fresh));
    Openings.opened(ports(), group(ada, null, fresh, bob));
  }

  private static Opening.Group group(
      PersonId opener,
      @Nullable Picture picture,
      List<Precondition.PrivacyVersion> preconditions,
      PersonId other) {
    return new Opening.Group(
        Fresh.chat(),
        opener,
        Fresh.clientId(),
        Fresh.fingerprint(),
        Conversation.profile(picture),
        List.of(other),
        Fresh.now(),
        preconditions);
  }

  @Test
  @Rule("CHATS-14")
  default void whatCarriesAnObjectThatIsNotVerifiedIsStale(@Enrolled PersonId ada) {
    Conversation group = Conversation.group(ports(), ada, newcomer());
    MediaFacts verified = Uploads.verified(ports(), ada);
    var unfinished = Uploads.booked(ports(), ada);
    MediaFacts waiting = new MediaFacts(unfinished.id(), unfinished.mime(), unfinished.size());
    MediaFacts unknown = new MediaFacts(Fresh.media(), waiting.mime(), 9);
    Entry photo = group.committed(ada, Conversation.message(Uploads.body(verified))).entry();
    long head = group.head();

    for (MediaFacts bad : List.of(waiting, unknown)) {
      for (Payload each :
          List.of(
              Conversation.message(Uploads.body(bad)),
              Conversation.message(Uploads.body(verified, bad)),
              new Payload.Edit(photo.seq(), Uploads.body(bad)),
              shows(null, bad.id()))) {
        assertThat(group.commit(on(group, ada, each))).as("%s", each).isEqualTo(new Stale());
      }
      isStale(group(ada, new Picture(bad.id(), null), List.of(), newcomer()));
    }
    assertThat(group.head()).isEqualTo(head);
    Uploads.verified(ports(), unfinished);
    group.committed(on(group, ada, Conversation.message(Uploads.body(waiting))));
  }

  private static Payload.Changed shows(@Nullable MediaId before, MediaId after) {
    return new Payload.Changed(
        Conversation.profile(before == null ? null : new Picture(before, null)),
        Conversation.profile(new Picture(after, null)));
  }

  @Test
  @Rule("CHATS-14")
  default void whatIsCarriedOrShownIsInUseFromThenOn() {
    // Long ago, or asking for what is condemned would condemn what other tests are about to use.
    Instant old = Instant.parse("2000-01-01T00:00:00Z");
    PersonId ada = newcomer();
    Conversation group = Conversation.group(ports(), ada, newcomer());
    MediaFacts sent = Uploads.verified(ports(), Uploads.booked(ports(), ada, old));
    MediaFacts shown = Uploads.verified(ports(), Uploads.booked(ports(), ada, old));
    MediaFacts born = Uploads.verified(ports(), Uploads.booked(ports(), ada, old));
    Entry entry = group.committed(ada, Conversation.message(Uploads.body(sent))).entry();
    group.committed(ada, shows(null, shown.id()));
    Opening.Group opening = group(ada, new Picture(born.id(), null), List.of(), newcomer());
    Openings.opened(ports(), opening);

    assertThat(uses(sent, ada)).containsExactly(new MediaUse.InEntry(group.id(), entry.seq()));
    assertThat(uses(shown, ada)).containsExactly(new MediaUse.OfGroup(group.id()));
    assertThat(uses(born, ada)).containsExactly(new MediaUse.OfGroup(opening.fresh()));
    assertThat(condemned(old)).doesNotContain(sent.id(), shown.id(), born.id());
  }

  private Picture picture(PersonId owner) {
    return new Picture(
        Uploads.verified(ports(), owner).id(), Uploads.verified(ports(), owner).id());
  }

  @Test
  @Rule("CHATS-13")
  default void aPictureIsPartOfTheGroupAndOfWhatWhoeverGoesKeeps(
      @Enrolled PersonId ada, @Enrolled PersonId bob) {
    GroupProfile first = Conversation.profile(picture(ada));
    GroupProfile second = Conversation.profile(picture(ada));
    Conversation group = Conversation.group(ports(), first, ada, bob);
    group.remove(ada, bob);
    Entry changed = group.act(ada, new Payload.Changed(first, second));

    assertThat(group.view().group()).isEqualTo(new GroupState(second, 1, 1));
    assertThat(group.membership(bob).frozen()).isEqualTo(new GroupState(first, 1, 1));
    assertThat(group.at(changed.seq())).isEqualTo(changed);
  }

  @Test
  @Rule("CHATS-14")
  default void aMessageThatRacesWithCleaningUpWinsOrIsStale(@Enrolled PersonId ada) {
    Conversation group = Conversation.group(ports(), ada, newcomer());
    Instant old = Instant.parse("2001-01-01T00:00:00Z");
    for (int round = 0; round < 10; round++) {
      MediaFacts photo = Uploads.verified(ports(), Uploads.booked(ports(), ada, old));
      Intent intent = on(group, ada, Conversation.message(Uploads.body(photo)));
      List<Object> answers =
          Race.of(List.<Callable<Object>>of(() -> group.commit(intent), () -> condemned(old)));
      boolean sent = answers.getFirst() instanceof Committed;
      assertThat(isCondemned(photo.id())).isEqualTo(!sent);
      assertThat(uses(photo, ada)).hasSize(sent ? 1 : 0);
      CommitResult again = group.commit(on(group, ada, Conversation.message(Uploads.body(photo))));
      assertThat(again instanceof Committed).isEqualTo(sent);
    }
  }
}
