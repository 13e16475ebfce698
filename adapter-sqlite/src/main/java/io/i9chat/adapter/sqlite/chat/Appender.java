package io.i9chat.adapter.sqlite.chat;

import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.adapter.sqlite.log.About;
import io.i9chat.adapter.sqlite.log.Deletions;
import io.i9chat.adapter.sqlite.log.Entries;
import io.i9chat.adapter.sqlite.log.Ledger;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.Weight;
import io.i9chat.ports.model.receipt.ReceiptState;
import io.i9chat.ports.model.receipt.ReceiptVisibility;
import io.i9chat.ports.model.receipt.Watermarks;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Appends to logs. Runs on the writer's thread, so nothing comes between a look and a write. */
final class Appender {
  private Appender() {}

  static List<CommitResult> commit(Transaction tx, ChatId id, List<Intent> intents)
      throws SQLException {
    ChatState chat = tx.chat(id);
    if (chat == null) {
      return Intent.inOrder(intents, intent -> CommitResult.STALE);
    }
    StoredChatFacts facts = new StoredChatFacts(tx, chat);
    return Intent.inOrder(intents, intent -> commit(tx, chat, intent, facts));
  }

  private static CommitResult commit(
      Transaction tx, ChatState chat, Intent intent, StoredChatFacts facts) throws SQLException {
    // A repeat of a message comes before everything that could be stale. Where nothing can, the
    // insertion finds it by itself.
    boolean insertionTells =
        intent.payload() instanceof Payload.Message
            && intent.version() == chat.version
            && intent.restsOnVersionAlone()
            && intent.fits(facts);
    Optional<CommitResult> answer = insertionTells ? Optional.empty() : intent.answer(facts);
    if (answer.isPresent()) {
      return answer.get();
    }
    return switch (intent.payload()) {
      case Payload.About about -> about(tx, chat, intent, about);
      case Payload.Activity activity -> act(tx, chat, intent.author(), intent.at(), activity);
      case Payload.Message message -> appendMessage(tx, chat, intent, message, facts);
    };
  }

  private static CommitResult appendMessage(
      Transaction tx, ChatState chat, Intent intent, Payload.Message message, StoredChatFacts facts)
      throws SQLException {
    Entry entry = chat.next(intent.author(), intent.at(), message);
    Long found = tx.words().id(intent.words(), entry.at());
    if (!Entries.append(tx.sql(), chat.key, entry, found)) {
      return intent.made(facts).orElseThrow();
    }
    if (found != null) {
      tx.words().add(found, chat.key, entry.seq(), intent.words());
    }
    use(tx.sql(), chat, entry);
    Set<PersonId> newcomers =
        chat.log().seq() == 0 && chat.isDirect() ? letSidesIn(tx, chat) : Set.of();
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
    List<MediaId> media = entry.payload().media();
    if (!media.isEmpty()) {
      Ledger.use(sql, chat.key, entry.seq(), media);
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
    if (MemberRow.find(tx.sql(), chat.key, side) != null) {
      return false;
    }
    MemberRow.enter(tx.sql(), chat.key, side, Membership.OF_DIRECT_CHAT, Marks.NONE);
    tx.forgetView(chat.id);
    return true;
  }

  private static CommitResult about(
      Transaction tx, ChatState chat, Intent intent, Payload.About about) throws SQLException {
    Sql sql = tx.sql();
    Entry entry = chat.next(intent.author(), intent.at(), about);
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
    Entry entry = chat.next(author, at, activity);
    Entries.append(sql, chat.key, entry, null);
    chat.appended(entry);
    chat.version++;
    Set<PersonId> newcomers = MembershipChanges.store(sql, chat, entry);
    tx.touch(chat);
    tx.forgetView(chat.id);
    return new CommitResult.Committed(entry, newcomers);
  }
}
