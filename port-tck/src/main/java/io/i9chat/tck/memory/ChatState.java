package io.i9chat.tck.memory;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatKind;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.CommitResult;
import io.i9chat.ports.model.chat.CommitResult.Committed;
import io.i9chat.ports.model.chat.CommitResult.Mismatch;
import io.i9chat.ports.model.chat.CommitResult.Repeated;
import io.i9chat.ports.model.chat.CommitResult.Stale;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.InboxItem;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.Watermarks;
import io.i9chat.ports.model.chat.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One chat; whoever uses it holds the lock of its store. */
final class ChatState {
  private record Key(PersonId author, ClientId clientId) {}

  final ChatId id;
  final ChatKind kind;
  final Instant openedAt;
  final List<Entry> entries = new ArrayList<>();
  final Map<PersonId, Watermarks> marks = new HashMap<>();
  private final List<PersonId> sides;
  private final Map<PersonId, List<Window>> windows = new HashMap<>();
  private final Map<Key, Entry> made = new HashMap<>();
  private long version = 1;

  /**
   * @param sides the two of a direct chat, nobody in a group
   */
  ChatState(ChatId id, ChatKind kind, Instant openedAt, List<PersonId> sides) {
    this.id = id;
    this.kind = kind;
    this.openedAt = openedAt;
    this.sides = sides;
  }

  long head() {
    return entries.size();
  }

  Membership membership(PersonId person) {
    return new Membership(windows.getOrDefault(person, List.of()));
  }

  ChatView view(Collection<PersonId> people) {
    Map<PersonId, Membership> members = new LinkedHashMap<>();
    sides.forEach(side -> members.put(side, membership(side)));
    for (PersonId person : people) {
      if (windows.containsKey(person)) {
        members.put(person, membership(person));
      }
    }
    return new ChatView(id, kind, openedAt, version, members);
  }

  /** Lets somebody into the whole of a direct chat; whether they were not in before. */
  boolean openSide(PersonId person) {
    if (windows.containsKey(person)) {
      return false;
    }
    windows.put(person, List.of(new Window(1, Window.OPEN)));
    marks.put(person, Watermarks.NONE);
    return true;
  }

  /** What the author's message with this client id came to, or {@code null} if there is none. */
  @Nullable CommitResult made(PersonId author, Payload.Message message) {
    Entry first = made.get(new Key(author, message.clientId()));
    if (first == null) {
      return null;
    }
    return first.payload().equals(message) ? new Repeated(first) : new Mismatch();
  }

  CommitResult commit(Intent intent) {
    if (intent.payload() instanceof Payload.Message message) {
      CommitResult before = made(intent.author(), message);
      if (before != null) {
        return before;
      }
    }
    return intent.version() == version ? append(intent) : new Stale();
  }

  Committed append(Intent intent) {
    PersonId author = intent.author();
    Payload payload = intent.payload();
    Entry below = entries.isEmpty() ? null : entries.getLast();
    Instant at = below != null && below.at().isAfter(intent.at()) ? below.at() : intent.at();
    long messages = below == null ? 0 : below.messages();
    boolean isMessage = payload instanceof Payload.Message;
    Entry entry =
        new Entry(id, head() + 1, at, author, payload, isMessage ? messages + 1 : messages);
    entries.add(entry);
    Set<PersonId> newcomers = new HashSet<>();
    if (payload instanceof Payload.Message message) {
      made.put(new Key(author, message.clientId()), entry);
      sides.stream().filter(this::openSide).forEach(newcomers::add);
      raise(author, entry);
    } else {
      version++;
      payload.putsOut(author).forEach(person -> close(person, entry.seq()));
      for (PersonId person : payload.letsIn(author)) {
        if (!windows.containsKey(person)) {
          newcomers.add(person);
        }
        letIn(person, entry);
      }
    }
    return new Committed(entry, newcomers);
  }

  private void letIn(PersonId person, Entry entry) {
    if (!membership(person).isIn()) {
      List<Window> stays = new ArrayList<>(windows.getOrDefault(person, List.of()));
      stays.add(new Window(entry.seq(), Window.OPEN));
      windows.put(person, stays);
      raise(person, entry);
    }
  }

  private void close(PersonId person, long seq) {
    if (membership(person).isIn()) {
      List<Window> stays = new ArrayList<>(membership(person).windows());
      stays.add(new Window(stays.removeLast().from(), seq));
      windows.put(person, stays);
    }
  }

  private void raise(PersonId person, Entry entry) {
    Watermarks held = marks.getOrDefault(person, Watermarks.NONE);
    marks.put(person, held.raised(entry.seq(), entry.seq(), entry.at()));
  }

  /** This chat in the inbox of somebody who has a window of it. */
  InboxItem item(PersonId person) {
    Membership membership = membership(person);
    Watermarks own = marks.getOrDefault(person, Watermarks.NONE);
    long head = 0;
    long unread = 0;
    Entry last = null;
    for (Entry entry : entries) {
      if (membership.sees(entry.seq())) {
        head = entry.seq();
        last = entry;
        if (entry.payload() instanceof Payload.Message && entry.seq() > own.read()) {
          unread++;
        }
      }
    }
    Watermarks peer =
        sides.stream()
            .filter(side -> !side.equals(person))
            .findFirst()
            .map(side -> marks.getOrDefault(side, Watermarks.NONE))
            .orElse(null);
    Instant activeAt = last == null ? openedAt : last.at();
    return new InboxItem(view(Set.of(person)), head, unread, own, peer, last, activeAt);
  }
}
