package io.i9chat.tck.memory.store;

import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.CommitResult.OverQuota;
import io.i9chat.ports.model.commit.CommitResult.Stale;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.IdempotencyKey;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.Weight;
import java.util.List;
import java.util.Optional;

/** Commits to chats, by what the chat and the rest of its store say then. */
final class ChatCommits {
  private final StoreState store;
  private final MediaState media;
  private final InMemoryStorage storage;

  ChatCommits(StoreState store) {
    this.store = store;
    this.media = new MediaState(store);
    this.storage = new InMemoryStorage(store);
  }

  /** What the intent's client id stands for already, or that it is stale, or the new entry. */
  CommitResult commit(ChatState chat, Intent intent) {
    IdempotencyKey key = intent.payload().key();
    Optional<CommitResult> before =
        key == null ? Optional.empty() : chat.log.made(intent.author(), key);
    if (before.isPresent()) {
      return before.get();
    }
    boolean holds =
        intent.version() == chat.version()
            && intent.preconditions().stream()
                .allMatch(precondition -> holds(precondition, chat, intent.author()))
            && media.areVerified(objects(intent.payload()));
    if (!holds) {
      return new Stale();
    }
    boolean hasRoom =
        intent.quota() == Intent.UNBOUNDED
            || storage.used(intent.author()) + Weight.kept(intent.payload()) <= intent.quota();
    if (!hasRoom) {
      return new OverQuota();
    }
    Committed committed = chat.append(intent);
    media.use(objects(intent.payload()));
    return committed;
  }

  private boolean holds(Precondition precondition, ChatState chat, PersonId author) {
    return switch (precondition) {
      case Precondition.Undeleted undeleted ->
          chat.log.message(undeleted.seq()).isPresent()
              && chat.log.deletion(undeleted.seq()).isEmpty();
      case Precondition.LastEdit edit ->
          edit.seq() == chat.log.lastEdit(edit.target()).map(Entry::seq).orElse(0L);
      case Precondition.LastReaction reaction ->
          reaction.seq()
              == chat.log.lastReaction(reaction.target(), author).map(Entry::seq).orElse(0L);
      case Precondition.PrivacyVersion privacyVersion -> store.holds(privacyVersion);
    };
  }

  private static List<MediaId> objects(Payload payload) {
    Body body = payload.carried();
    if (body != null) {
      return body.content().objects();
    }
    return payload instanceof Payload.Changed changed && changed.to().picture() != null
        ? changed.to().picture().objects()
        : List.of();
  }
}
