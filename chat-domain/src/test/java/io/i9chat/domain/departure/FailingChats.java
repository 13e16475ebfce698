package io.i9chat.domain.departure;

import io.i9chat.ports.PortFailure;
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
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Chats that fail from some commit on, before it is stored or when it is, and remember sizes. */
final class FailingChats implements Chats {
  private final Chats chats;
  private final List<Integer> sizes = new CopyOnWriteArrayList<>();
  private final Set<ChatId> broken = new HashSet<>();
  private final Set<ChatId> mistreated = new HashSet<>();
  private int left = Integer.MAX_VALUE;
  private boolean stored;
  private Runnable afterCommit = () -> {};

  FailingChats(Chats chats) {
    this.chats = chats;
  }

  /**
   * Lets so many commits pass, and none after them.
   *
   * @param lastIsStored whether the first of those that fail is stored all the same
   */
  void failAfter(int commits, boolean lastIsStored) {
    left = commits;
    stored = lastIsStored;
  }

  /** Lets every commit to a chat fail. */
  void breakDown(ChatId chat) {
    broken.add(chat);
  }

  /** Makes every commit to a chat meet a bug. */
  void mistreat(ChatId chat) {
    mistreated.add(chat);
  }

  /** Does this behind every commit that went through, on the thread of its caller. */
  void afterEachCommit(Runnable action) {
    afterCommit = action;
  }

  /** Lets everything pass again. */
  void recover() {
    mistreated.clear();
    left = Integer.MAX_VALUE;
    broken.clear();
  }

  /** How many intents each commit had that went through. */
  List<Integer> sizes() {
    return List.copyOf(sizes);
  }

  @Override
  public List<CommitResult> commit(ChatId chat, List<Intent> intents) {
    if (mistreated.contains(chat)) {
      throw new IllegalStateException("a bug");
    }
    if (left == 0 || broken.contains(chat)) {
      if (stored) {
        stored = false;
        chats.commit(chat, intents);
      }
      throw new PortFailure("the store is down");
    }
    left--;
    sizes.add(intents.size());
    List<CommitResult> results = chats.commit(chat, intents);
    afterCommit.run();
    return results;
  }

  @Override
  public OpenResult open(Opening opening) {
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
  public Optional<Roster> roster(ChatId chat) {
    return chats.roster(chat);
  }

  @Override
  public Optional<CommitResult> made(ChatId chat, PersonId author, IdempotencyKey key) {
    return chats.made(chat, author, key);
  }
}
