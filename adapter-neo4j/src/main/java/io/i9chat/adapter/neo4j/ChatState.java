package io.i9chat.adapter.neo4j;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatKind;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.CommitResult;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.MarkResult;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Payload;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A locked chat within a transaction: what the graph holds of it, as far as the transaction's calls
 * ask, and what they do to it. It lives as long as one attempt at the transaction.
 */
final class ChatState {
  /** Who used which client id. */
  record Authored(PersonId author, ClientId clientId) {}

  /** Where the log stands after an entry; before the first, when the chat was opened. */
  record Head(long seq, long version, long messages, Instant at) {}

  final ChatId id;
  final Map<PersonId, Stay> stays = new LinkedHashMap<>();
  final Map<Authored, Entry> made = new HashMap<>();
  private final ChatKind kind;
  private final Instant openedAt;
  private final List<PersonId> sides;
  private final long stored;
  private Head head;

  /**
   * Starts from what is stored.
   *
   * @param sides both people of a direct chat, nobody of a group
   */
  ChatState(ChatId id, ChatKind kind, Instant openedAt, List<PersonId> sides, Head head) {
    this.id = id;
    this.kind = kind;
    this.openedAt = openedAt;
    this.sides = sides;
    this.stored = head.seq();
    this.head = head;
  }

  Head head() {
    return head;
  }

  boolean hasGrown() {
    return head.seq() > stored;
  }

  /** The membership of somebody, one that the graph does not hold yet if need be. */
  Stay stay(PersonId person) {
    return stays.computeIfAbsent(person, unknown -> Stay.fresh());
  }

  /** The chat as a view with these people, and with both sides of a direct chat. */
  ChatView view(Iterable<PersonId> people) {
    Map<PersonId, Membership> members = new HashMap<>();
    for (PersonId person : people) {
      Stay stay = stays.get(person);
      if (stay != null && stay.everIn()) {
        members.put(person, stay.membership());
      }
    }
    sides.forEach(side -> members.put(side, stay(side).membership()));
    return new ChatView(id, kind, openedAt, head.version(), members);
  }

  /** Lets somebody into their direct chat; whether it is new to them. */
  boolean openSide(PersonId opener) {
    sides.forEach(this::stay);
    boolean fresh = !stay(opener).everIn();
    stay(opener).comeIn(1);
    return fresh;
  }

  /** The answer for a client id that is used already. */
  Optional<CommitResult> made(PersonId author, Payload.Message message) {
    Entry entry = made.get(new Authored(author, message.clientId()));
    if (entry == null) {
      return Optional.empty();
    }
    return Optional.of(
        entry.payload().equals(message)
            ? new CommitResult.Repeated(entry)
            : new CommitResult.Mismatch());
  }

  /** Appends an entry, if nothing speaks against it. */
  CommitResult append(Intent intent) {
    if (intent.payload() instanceof Payload.Message message) {
      Optional<CommitResult> before = made(intent.author(), message);
      if (before.isPresent()) {
        return before.get();
      }
    }
    if (intent.version() != head.version()) {
      return new CommitResult.Stale();
    }
    Entry entry = next(intent);
    Stay author = stay(intent.author());
    author.written.add(Rows.entry(entry, head.version()));
    Set<PersonId> newcomers = new HashSet<>();
    if (entry.payload() instanceof Payload.Message message) {
      made.put(new Authored(entry.author(), message.clientId()), entry);
      if (entry.messages() == 1) {
        sides.stream().filter(side -> !stay(side).everIn()).forEach(newcomers::add);
        newcomers.forEach(side -> stay(side).comeIn(1));
      }
      author.raise(entry.seq(), entry.seq(), entry.at());
    } else {
      comeAndGo(entry, newcomers);
    }
    return new CommitResult.Committed(entry, newcomers);
  }

  private Entry next(Intent intent) {
    boolean message = intent.payload() instanceof Payload.Message;
    boolean later = head.seq() == 0 || intent.at().isAfter(head.at());
    head =
        new Head(
            head.seq() + 1,
            head.version() + (message ? 0 : 1),
            head.messages() + (message ? 1 : 0),
            later ? intent.at() : head.at());
    return new Entry(id, head.seq(), head.at(), intent.author(), intent.payload(), head.messages());
  }

  private void comeAndGo(Entry entry, Set<PersonId> newcomers) {
    for (PersonId person : entry.payload().letsIn(entry.author())) {
      Stay stay = stay(person);
      if (stay.membership().isIn()) {
        continue;
      }
      if (!stay.everIn()) {
        newcomers.add(person);
      }
      stay.comeIn(entry.seq());
      stay.raise(entry.seq(), entry.seq(), entry.at());
    }
    entry.payload().putsOut(entry.author()).forEach(person -> stay(person).goOut(entry));
  }

  /** Raises somebody's watermarks, if nothing speaks against it. */
  MarkResult mark(PersonId person, long delivered, long read, Instant at) {
    Stay stay = stays.get(person);
    if (stay == null || !stay.membership().isIn()) {
      return new MarkResult.NotIn();
    }
    if (Math.max(delivered, read) > head.seq()) {
      return new MarkResult.AboveHead(head.seq());
    }
    boolean moved = stay.raise(delivered, read, at);
    return new MarkResult.Marked(stay.marks(), moved);
  }
}
