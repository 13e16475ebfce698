package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.Weight;
import io.i9chat.ports.model.people.Picture;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoredChatTest {
  private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");

  private final PersonId ada = new PersonId(UUID.randomUUID());
  private final PersonId bob = new PersonId(UUID.randomUUID());
  private final PersonId eve = new PersonId(UUID.randomUUID());

  @Test
  void theFirstMessageOfADirectChatLetsTheOtherIn() {
    StoredChat chat = StoredChat.direct(new ChatId(UUID.randomUUID()), ada, bob, AT);
    assertThat(chat.entriesFor(bob)).isEmpty();

    Committed first = (Committed) commit(chat, intent(chat, ada, message("1", "Hello"))).getFirst();

    assertThat(first.newcomers()).containsExactly(bob);
    assertThat(chat.entriesFor(bob)).containsExactly(first.entry());
    assertThat(chat.unreadFor(bob)).isEqualTo(1);
    assertThat(chat.unreadFor(ada)).isZero();
  }

  @Test
  void aRepeatIsAnsweredBeforeAnythingElseAndWhatIsBehindAStaleIntentIsStale() {
    StoredChat group = group();
    Intent hello = intent(group, ada, message("1", "Hello"));
    Entry entry = ((Committed) commit(group, hello).getFirst()).entry();
    Intent stale = new Intent(ada, group.version() - 1, AT, message("2", "Late"));
    Intent behind = intent(group, ada, message("3", "Later"));

    assertThat(commit(group, hello, stale, behind))
        .containsExactly(new CommitResult.Repeated(entry), CommitResult.STALE, CommitResult.STALE);
    assertThat(commit(group, intent(group, ada, message("1", "Another"))))
        .containsExactly(CommitResult.MISMATCH);
  }

  @Test
  void anActivityRaisesTheVersionAndMovesWindowsAndWatermarks() {
    StoredChat group = group();
    commit(group, intent(group, ada, message("1", "Hello")));
    long before = group.version();
    commit(group, intent(group, ada, new Payload.Removed(bob)));
    commit(group, intent(group, ada, message("2", "Bob is gone")));

    assertThat(group.version()).isEqualTo(before + 1);
    assertThat(group.membership(bob).status()).isEqualTo(MemberStatus.REMOVED);
    assertThat(seqs(group, bob)).containsExactly(2L, 3L, 4L);
    assertThat(group.headFor(bob)).isEqualTo(4);
    assertThat(group.lastFor(bob)).isEqualTo(4);

    commit(group, intent(group, ada, new Payload.Added(List.of(bob, eve))));
    commit(group, intent(group, ada, message("3", "Both are in")));
    assertThat(seqs(group, bob)).containsExactly(2L, 3L, 4L, 6L, 7L);
    assertThat(seqs(group, eve)).containsExactly(6L, 7L);
    assertThat(group.unreadFor(bob)).isEqualTo(1);
    assertThat(group.unreadFor(eve)).isEqualTo(1);
  }

  @Test
  void anEditWithdrawsWhatWasBeforeItAndADeletionEverything() {
    StoredChat group = group();
    Payload.Message hello = message("1", "Hello");
    commit(group, intent(group, ada, hello));
    Payload.Edit edit = new Payload.Edit(3, Body.text("Hello you"));
    Intent first = resting(group, edit, new Precondition.LastEdit(3, 0));
    commit(group, first);
    assertThat(commit(group, first)).containsExactly(CommitResult.STALE);
    assertThat(group.entriesFor(ada).get(2).payload().carried()).isNull();
    assertThat(group.stored(ada))
        .isEqualTo(Weight.kept(hello) - Weight.kept(hello.body()) + Weight.kept(edit));

    Intent deletion = resting(group, new Payload.Delete(3), new Precondition.Undeleted(3));
    commit(group, deletion);
    assertThat(commit(group, deletion)).containsExactly(CommitResult.STALE);
    assertThat(group.entriesFor(ada)).allSatisfy(e -> assertThat(e.payload().carried()).isNull());
    assertThat(group.unreadFor(bob)).isZero();
  }

  @Test
  void whatPassesTheQuotaOfItsAuthorIsNotStored() {
    StoredChat group = group();
    Payload.Message message = message("1", "Hello");
    long quota = Weight.kept(message) - 1;
    assertThat(
            commit(
                group, new Intent(ada, group.version(), AT, message, List.of(), List.of(), quota)))
        .containsExactly(CommitResult.OVER_QUOTA);
    assertThat(group.headFor(ada)).isEqualTo(2);
  }

  @Test
  void peopleAndObjectsAreAskedFor() {
    StoredChat group = group();
    MediaId photo = new MediaId(UUID.randomUUID());
    GroupProfile chess = GroupProfile.named(new GroupName("Chess"));
    GroupProfile shown =
        new GroupProfile(
            chess.name(), chess.description(), new Picture(photo, null), chess.joinPolicy());
    Intent picture = resting(group, new Payload.Changed(chess, shown), privacy(1));
    assertThat(commit(group, picture)).containsExactly(CommitResult.STALE);
    group.account(ada, 1);
    assertThat(commit(group, picture)).containsExactly(CommitResult.STALE);
    group.verified(photo);
    assertThat(commit(group, picture)).hasOnlyElementsOfType(Committed.class);
    group.account(ada, 2);
    assertThat(commit(group, resting(group, message("1", "Hello"), privacy(1))))
        .containsExactly(CommitResult.STALE);
  }

  private Precondition privacy(long version) {
    return new Precondition.PrivacyVersion(ada, version);
  }

  private StoredChat group() {
    GroupProfile profile = GroupProfile.named(new GroupName("Chess"));
    StoredChat group = StoredChat.group(new ChatId(UUID.randomUUID()), profile, AT);
    commit(group, intent(group, ada, new Payload.Created(profile.name())));
    commit(group, intent(group, ada, new Payload.Added(List.of(bob))));
    return group;
  }

  private static List<CommitResult> commit(StoredChat chat, Intent... intents) {
    return chat.commit(List.of(intents));
  }

  private static Intent intent(StoredChat chat, PersonId author, Payload payload) {
    return new Intent(author, chat.version(), AT, payload);
  }

  private Intent resting(StoredChat chat, Payload payload, Precondition on) {
    return new Intent(ada, chat.version(), AT, payload, List.of(on), List.of());
  }

  private static Payload.Message message(String clientId, String text) {
    Fingerprint sent = new Fingerprint(text.hashCode(), text.length());
    return new Payload.Message(new ClientId(clientId), sent, Body.text(text), null);
  }

  private static List<Long> seqs(StoredChat chat, PersonId reader) {
    return chat.entriesFor(reader).stream().map(Entry::seq).toList();
  }
}
