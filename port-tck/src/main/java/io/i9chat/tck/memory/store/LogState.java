package io.i9chat.tck.memory.store;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.CommitResult.Mismatch;
import io.i9chat.ports.model.commit.CommitResult.Repeated;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.IdempotencyKey;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.Weight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The log of one chat; its callers hold the lock of its store. */
final class LogState {
  private record Key(PersonId author, ClientId clientId) {}

  final List<Entry> entries = new ArrayList<>();
  private final ChatId chat;
  private final Map<Key, Long> made = new HashMap<>();
  private final Map<Long, List<String>> words = new HashMap<>();
  private final Map<PersonId, Long> kept = new HashMap<>();

  LogState(ChatId chat) {
    this.chat = chat;
  }

  long head() {
    return entries.size();
  }

  /** The message at {@code seq}, if there is one. */
  Optional<Entry> message(long seq) {
    return last(entry -> entry.seq() == seq && entry.payload() instanceof Payload.Message);
  }

  private Optional<Entry> last(Predicate<Entry> which) {
    return entries.reversed().stream().filter(which).findFirst();
  }

  Optional<Entry> lastEdit(long target) {
    return last(entry -> entry.payload() instanceof Payload.Edit edit && edit.target() == target);
  }

  Optional<Entry> deletion(long target) {
    return last(
        entry -> entry.payload() instanceof Payload.Delete delete && delete.target() == target);
  }

  /** What {@code author} last said about having a reaction to the message. */
  Optional<Entry> lastReaction(long target, PersonId author) {
    return last(entry ->
        entry.author().equals(author)
            && isReaction(entry)
            && ((Payload.About) entry.payload()).target() == target);
  }

  static boolean isReaction(Entry entry) {
    return entry.payload() instanceof Payload.Reaction
        || entry.payload() instanceof Payload.Unreaction;
  }

  /** Whether it is shown in histories and lists of chats. */
  static boolean isShown(Entry entry) {
    return entry.payload() instanceof Payload.Message
        || entry.payload() instanceof Payload.Activity;
  }

  /** What the message at {@code seq} is found by now. */
  List<String> words(long seq) {
    return words.getOrDefault(seq, List.of());
  }

  /** What an author's entries weigh that are kept. */
  long kept(PersonId author) {
    return kept.getOrDefault(author, 0L);
  }

  /** What the author's message or edit with this client id came to, if there is one. */
  Optional<CommitResult> made(PersonId author, IdempotencyKey key) {
    return Optional.ofNullable(made.get(new Key(author, key.clientId())))
        .map(seq -> entries.get((int) (seq - 1)))
        .map(first -> key.equals(first.payload().key()) ? new Repeated(first) : new Mismatch());
  }

  Entry append(Intent intent) {
    PersonId author = intent.author();
    long seq = head() + 1;
    IdempotencyKey key = intent.payload().key();
    if (key != null) {
      made.put(new Key(author, key.clientId()), seq);
    }
    switch (intent.payload()) {
      case Payload.Message message -> words.put(seq, intent.words());
      case Payload.Edit edit -> {
        withdraw(edit.target());
        words.put(edit.target(), intent.words());
      }
      case Payload.Delete delete -> {
        withdraw(delete.target());
        words.remove(delete.target());
      }
      default -> {}
    }
    Entry below = entries.isEmpty() ? null : entries.getLast();
    Instant at = below != null && below.at().isAfter(intent.at()) ? below.at() : intent.at();
    long messages = below == null ? 0 : below.messages();
    if (intent.payload() instanceof Payload.Message) {
      messages++;
    }
    Entry entry = new Entry(chat, seq, at, author, intent.payload(), messages);
    entries.add(entry);
    kept.merge(author, Weight.kept(intent.payload()), Long::sum);
    return entry;
  }

  private void withdraw(long target) {
    entries.replaceAll(entry ->
        switch (entry.payload()) {
          case Payload.Message message when entry.seq() == target ->
              with(
                  entry,
                  new Payload.Message(
                      message.clientId(), message.fingerprint(), null, message.replyTo()));
          case Payload.Edit edit when edit.target() == target ->
              with(entry, new Payload.Edit(target, null, edit.idempotencyKey()));
          default -> entry;
        });
  }

  private Entry with(Entry entry, Payload payload) {
    kept.merge(entry.author(), -Weight.kept(entry.payload().carried()), Long::sum);
    return new Entry(
        entry.chat(), entry.seq(), entry.at(), entry.author(), payload, entry.messages());
  }
}
