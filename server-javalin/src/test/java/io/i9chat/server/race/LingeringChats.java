package io.i9chat.server.race;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.Roster;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.OpenResult;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.ports.model.log.IdempotencyKey;
import io.i9chat.server.model.Store;
import io.i9chat.tck.StoreVariant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Chats in which everything decided is a moment old before it is stored: calls that race with each
 * other then meet between decision and commit, where they hardly ever would by themselves.
 */
final class LingeringChats implements Chats {
  private static final int MOST_NANOS = 200_000;

  private final Chats chats;

  LingeringChats(Chats chats) {
    this.chats = chats;
  }

  /** The same store with such chats. */
  static Store in(Store store) {
    StorePorts all = store.ports();
    return new Store(
        StoreVariant.with(all, Chats.class, new LingeringChats(all.chats())), store.secrets());
  }

  private static void linger() {
    LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(MOST_NANOS));
  }

  @Override
  public OpenResult open(Opening opening) {
    linger();
    return chats.open(opening);
  }

  @Override
  public Optional<OpenResult> opened(PersonId opener, ClientId clientId, Fingerprint fingerprint) {
    return chats.opened(opener, clientId, fingerprint);
  }

  @Override
  public Optional<ChatView> between(PersonId one, PersonId other) {
    return chats.between(one, other);
  }

  @Override
  public Optional<ChatView> view(ChatId chat, Collection<PersonId> people) {
    return chats.view(chat, people);
  }

  @Override
  public Optional<ChatView> recent(ChatId chat, PersonId person) {
    return chats.recent(chat, person);
  }

  @Override
  public Optional<Roster> roster(ChatId chat) {
    linger();
    return chats.roster(chat);
  }

  @Override
  public List<CommitResult> commit(ChatId chat, List<Intent> intents) {
    linger();
    return chats.commit(chat, intents);
  }

  @Override
  public Optional<CommitResult> made(ChatId chat, PersonId author, IdempotencyKey key) {
    return chats.made(chat, author, key);
  }
}
