package io.i9chat.ports.model.commit;

import static io.i9chat.ports.model.commit.Samples.NOON;
import static io.i9chat.ports.model.commit.Samples.entry;
import static io.i9chat.ports.model.commit.Samples.message;
import static io.i9chat.ports.model.commit.Samples.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a store answers to an intent, by what it knows. */
final class IntentTest {
  private static final PersonId ADA = person(1);

  private final Known known = new Known();

  /** What a store knows, as a test says it. */
  private static final class Known implements ChatFacts<RuntimeException> {
    final Map<Long, Long> edits = new HashMap<>();
    final Map<Long, Long> reactions = new HashMap<>();
    final Map<PersonId, Long> privacy = new HashMap<>();
    final List<Long> messages = new ArrayList<>();
    final Map<ClientId, Entry> made = new HashMap<>();
    long version = 3;
    long room = Long.MAX_VALUE;

    @Override
    public long version() {
      return version;
    }

    @Override
    public boolean isUndeleted(long seq) {
      return messages.contains(seq);
    }

    @Override
    public long lastEdit(long target) {
      return edits.getOrDefault(target, 0L);
    }

    @Override
    public long lastReaction(long target, PersonId author) {
      return author.equals(ADA) ? reactions.getOrDefault(target, 0L) : 0;
    }

    @Override
    public @Nullable Entry made(PersonId author, ClientId clientId) {
      return author.equals(ADA) ? made.get(clientId) : null;
    }

    @Override
    public boolean hasRoom(PersonId person, long bytes, long quota) {
      return bytes <= Math.min(quota, room);
    }

    @Override
    public OptionalLong privacyVersion(PersonId person) {
      Long found = privacy.get(person);
      return found == null ? OptionalLong.empty() : OptionalLong.of(found);
    }

    @Override
    public boolean isUsable(Collection<MediaId> media) {
      return media.isEmpty();
    }
  }

  private static Intent intent(Payload payload, Precondition... preconditions) {
    return new Intent(ADA, 3, NOON, payload, List.of(preconditions), List.of(), 10_000);
  }

  @Test
  void isAppendedWhereNothingSpeaksAgainstIt() {
    assertThat(intent(message("a", 1)).answer(known)).isEmpty();
  }

  @Test
  void isAnsweredWithWhatWasMadeBeforeAnythingElse() {
    Intent again = intent(message("a", 1), new Precondition.Undeleted(1));
    Entry first = entry(4, ADA, again.payload());
    known.made.put(new ClientId("a"), first);
    known.version = 9;
    known.room = 0;

    assertThat(again.answer(known)).contains(new CommitResult.Repeated(first));
    assertThat(intent(message("a", 2)).answer(known)).contains(new CommitResult.Mismatch());
    assertThat(intent(message("b", 1)).answer(known)).contains(new CommitResult.Stale());
  }

  @Test
  void isStaleBeforeItIsTooMuch() {
    known.room = 0;

    assertThat(intent(message("a", 1)).answer(known)).contains(new CommitResult.OverQuota());
    known.version = 4;
    assertThat(intent(message("a", 1)).answer(known)).contains(new CommitResult.Stale());
    assertThat(new Intent(ADA, 4, NOON, message("a", 1)).answer(known))
        .as("without a quota")
        .isEmpty();
  }

  @Test
  void restsOnItsPreconditions() {
    holds(new Precondition.Undeleted(2), () -> known.messages.add(2L));
    holds(new Precondition.LastEdit(2, 5), () -> known.edits.put(2L, 5L));
    holds(new Precondition.LastReaction(2, 6), () -> known.reactions.put(2L, 6L));
    holds(new Precondition.PrivacyVersion(ADA, 7), () -> known.privacy.put(ADA, 7L));
    assertThat(intent(new Payload.Delete(2), new Precondition.LastEdit(3, 0)).holds(known))
        .as("no edit")
        .isTrue();
    assertThat(
            intent(new Payload.Delete(2), new Precondition.PrivacyVersion(person(2), 0))
                .holds(known))
        .as("no account")
        .isFalse();
  }

  private void holds(Precondition precondition, Runnable once) {
    Intent intent = intent(new Payload.Delete(2), precondition);
    assertThat(intent.holds(known)).as("before: " + precondition).isFalse();
    once.run();
    assertThat(intent.holds(known)).as("after: " + precondition).isTrue();
    assertThat(intent.restsOnVersionAlone()).isFalse();
  }

  @Test
  void behindAStaleOneIsNotLookedAt() {
    List<Intent> seen = new ArrayList<>();
    List<Intent> all =
        List.of(intent(message("a", 1)), intent(message("b", 2)), intent(message("c", 3)));

    List<CommitResult> results =
        Intent.inOrder(
            all,
            intent -> {
              seen.add(intent);
              return seen.size() == 2 ? CommitResult.STALE : CommitResult.OVER_QUOTA;
            });

    assertThat(results)
        .containsExactly(CommitResult.OVER_QUOTA, CommitResult.STALE, CommitResult.STALE);
    assertThat(seen).hasSize(2);
  }
}
