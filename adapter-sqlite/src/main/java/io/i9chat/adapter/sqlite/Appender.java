package io.i9chat.adapter.sqlite;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Body;
import io.i9chat.ports.model.chat.CommitResult;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.IdempotencyKey;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.ReceiptState;
import io.i9chat.ports.model.chat.ReceiptVisibility;
import io.i9chat.ports.model.chat.Watermarks;
import io.i9chat.ports.model.chat.Weight;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Appends to logs. Runs on the writer's thread, so nothing comes between a look and a write. */
final class Appender {
  private static final CommitResult STALE = new CommitResult.Stale();
  private static final CommitResult OVER_QUOTA = new CommitResult.OverQuota();

  private Appender() {}

  static List<CommitResult> commit(Transaction tx, ChatId id, List<Intent> intents)
      throws SQLException {
    ChatState chat = tx.chat(id);
    List<CommitResult> results = new ArrayList<>(intents.size());
    boolean stopped = chat == null;
    for (Intent intent : intents) {
      CommitResult result = stopped || chat == null ? STALE : commit(tx, chat, intent);
      stopped |= result instanceof CommitResult.Stale;
      results.add(result);
    }
    return results;
  }

  private static CommitResult commit(Transaction tx, ChatState chat, Intent intent)
      throws SQLException {
    if (intent.payload() instanceof Payload.Message message) {
      return appendMessage(tx, chat, intent, message);
    }
    IdempotencyKey key = intent.payload().key();
    Optional<CommitResult> made =
        key == null ? Optional.empty() : made(tx, chat, intent.author(), key);
    if (made.isPresent()) {
      return made.get();
    }
    if (!Preconditions.hold(tx.sql(), chat, intent)) {
      return STALE;
    }
    if (!tx.stored().hasRoom(intent)) {
      return OVER_QUOTA;
    }
    return switch (intent.payload()) {
      case Payload.About about -> about(tx, chat, intent, about);
      case Payload.Activity activity -> act(tx, chat, intent.author(), intent.at(), activity);
      case Payload.Message message -> throw new IllegalStateException("answered above");
    };
  }

  /** Looks for what was made under the client id. */
  static Optional<CommitResult> made(
      Transaction tx, ChatState chat, PersonId author, IdempotencyKey key) throws SQLException {
    Entry entry = Entries.made(tx.sql(), chat.key, chat.id, author, key.clientId());
    if (entry == null) {
      return Optional.empty();
    }
    boolean same = key.equals(entry.payload().key());
    return Optional.of(same ? new CommitResult.Repeated(entry) : new CommitResult.Mismatch());
  }

  private static IdempotencyKey key(Payload.Message message) {
    return new IdempotencyKey(message.clientId(), message.fingerprint());
  }

  private static CommitResult appendMessage(
      Transaction tx, ChatState chat, Intent intent, Payload.Message message) throws SQLException {
    // A repeat comes before everything that could be stale. Where nothing can, the insertion finds
    // it by itself.
    if (intent.version() != chat.version || !Preconditions.none(intent)) {
      Optional<CommitResult> made = made(tx, chat, intent.author(), key(message));
      if (made.isPresent()) {
        return made.get();
      }
      if (!Preconditions.hold(tx.sql(), chat, intent)) {
        return STALE;
      }
    }
    if (!tx.stored().hasRoom(intent)) {
      return made(tx, chat, intent.author(), key(message)).orElse(OVER_QUOTA);
    }
    Entry entry = next(chat, intent.author(), intent.at(), message, chat.messages + 1);
    Long found = tx.words().id(intent.words(), entry.at());
    if (!Entries.append(tx.sql(), chat.key, entry, found)) {
      return made(tx, chat, intent.author(), key(message)).orElseThrow();
    }
    if (found != null) {
      tx.words().add(found, chat.key, entry.seq(), intent.words());
    }
    use(tx.sql(), chat, entry);
    Set<PersonId> newcomers = chat.head == 0 && chat.isDirect() ? letSidesIn(tx, chat) : Set.of();
    chat.appended(entry);
    ReceiptState own = afterSending(tx.sql(), chat, entry);
    Marks before = chat.moved(intent.author());
    long bytes = Weight.kept(message);
    long unsaved = before == null ? bytes : before.stored() + bytes;
    chat.move(intent.author(), new Marks(own, entry.messages(), true, unsaved));
    tx.stored().add(intent.author(), bytes);
    tx.touch(chat);
    return new CommitResult.Committed(entry, newcomers);
  }

  /** The author's watermarks; where they were matters only to what is hidden. */
  private static ReceiptState afterSending(Sql sql, ChatState chat, Entry entry)
      throws SQLException {
    ReceiptVisibility visibility = chat.visibility(sql);
    if (visibility == ReceiptVisibility.ALL) {
      return ReceiptState.open(new Watermarks(entry.seq(), entry.seq(), entry.at(), entry.at()));
    }
    Marks moved = chat.moved(entry.author());
    Marks before = moved == null ? Marks.ofMember(sql, chat.key, entry.author()) : moved;
    return (before == null ? ReceiptState.NONE : before.receipts())
        .raised(entry.seq(), entry.seq(), entry.at(), visibility);
  }

  private static void use(Sql sql, ChatState chat, Entry entry) throws SQLException {
    Body body = entry.payload().carried();
    if (body != null && !body.media().isEmpty()) {
      Ledger.use(sql, chat.key, entry.seq(), body.content().objects());
    }
  }

  private static Set<PersonId> letSidesIn(Transaction tx, ChatState chat) throws SQLException {
    Set<PersonId> newcomers = new HashSet<>();
    for (PersonId side : chat.sides) {
      if (letSideIn(tx, chat, side)) {
        newcomers.add(side);
      }
    }
    return newcomers;
  }

  /** Opens a side of a direct chat, and says whether it was closed. */
  static boolean letSideIn(Transaction tx, ChatState chat, PersonId side) throws SQLException {
    if (Member.find(tx.sql(), chat.key, side) != null) {
      return false;
    }
    Member.enter(tx.sql(), chat.key, side, null, MemberStatus.MEMBER, 1, Marks.NONE);
    tx.forgetView(chat.id);
    return true;
  }

  private static CommitResult about(
      Transaction tx, ChatState chat, Intent intent, Payload.About about) throws SQLException {
    Sql sql = tx.sql();
    Entry entry = next(chat, intent.author(), intent.at(), about, chat.messages);
    Entries.append(sql, chat.key, entry, null);
    tx.stored().write(intent.author(), chat.key, Weight.kept(about));
    if (about instanceof Payload.Edit || about instanceof Payload.Delete) {
      About.withdraw(sql, chat.key, about.target(), entry.seq());
      if (about instanceof Payload.Delete) {
        Deletions.add(sql, chat.key, about.target());
      }
      tx.withdraws();
      use(sql, chat, entry);
      tx.words().replace(chat.key, about.target(), entry.seq(), intent.words());
    }
    chat.appended(entry);
    tx.touch(chat);
    return new CommitResult.Committed(entry, Set.of());
  }

  /** Appends an activity and moves people in and out with it. */
  static CommitResult.Committed act(
      Transaction tx, ChatState chat, PersonId author, Instant at, Payload.Activity activity)
      throws SQLException {
    Sql sql = tx.sql();
    // Watermarks that wait to be saved must not overwrite those that people come in with.
    chat.save(sql);
    Entry entry = next(chat, author, at, activity, chat.messages);
    Entries.append(sql, chat.key, entry, null);
    chat.appended(entry);
    chat.version++;
    Set<PersonId> newcomers = MembershipChanges.of(sql, chat, entry, activity);
    tx.touch(chat);
    tx.forgetView(chat.id);
    return new CommitResult.Committed(entry, newcomers);
  }

  private static Entry next(
      ChatState chat, PersonId author, Instant at, Payload payload, long messages) {
    return new Entry(chat.id, chat.head + 1, chat.next(at), author, payload, messages);
  }
}
