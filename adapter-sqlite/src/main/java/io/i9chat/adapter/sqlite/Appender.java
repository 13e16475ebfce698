package io.i9chat.adapter.sqlite;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatKind;
import io.i9chat.ports.model.chat.CommitResult;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.Watermarks;
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

  private final Views views;

  Appender(Views views) {
    this.views = views;
  }

  List<CommitResult> commit(Transaction tx, ChatId id, List<Intent> intents) throws SQLException {
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

  private CommitResult commit(Transaction tx, ChatState chat, Intent intent) throws SQLException {
    boolean holds = intent.version() == chat.version;
    return switch (intent.payload()) {
      case Payload.Message message when holds -> say(tx, chat, intent, message);
      case Payload.Message message -> made(tx, chat, intent.author(), message).orElse(STALE);
      case Payload.Activity activity ->
          holds ? act(tx, chat, intent.author(), intent.at(), activity) : STALE;
    };
  }

  /** Looks for what was made under the client id. */
  Optional<CommitResult> made(
      Transaction tx, ChatState chat, PersonId author, Payload.Message message)
      throws SQLException {
    Entry entry = Entries.made(tx.sql(), chat.key, chat.id, author, message.clientId());
    if (entry == null) {
      return Optional.empty();
    }
    return Optional.of(
        entry.payload().equals(message)
            ? new CommitResult.Repeated(entry)
            : new CommitResult.Mismatch());
  }

  private CommitResult say(Transaction tx, ChatState chat, Intent intent, Payload.Message message)
      throws SQLException {
    PersonId author = intent.author();
    Entry entry = next(chat, author, intent.at(), message, chat.messages + 1);
    if (!Entries.say(tx.sql(), chat.key, entry, message)) {
      return made(tx, chat, author, message).orElseThrow();
    }
    Set<PersonId> newcomers =
        chat.head == 0 && chat.kind == ChatKind.DIRECT ? letSidesIn(tx, chat) : Set.of();
    chat.appended(entry.at(), entry.seq(), entry.messages());
    Watermarks own = new Watermarks(entry.seq(), entry.seq(), entry.at(), entry.at());
    chat.move(author, new Marks(own, entry.messages()));
    tx.touch(chat);
    return new CommitResult.Committed(entry, newcomers);
  }

  private Set<PersonId> letSidesIn(Transaction tx, ChatState chat) throws SQLException {
    Set<PersonId> newcomers = new HashSet<>();
    for (PersonId side : chat.sides) {
      if (Member.enter(tx.sql(), chat.key, side, 1, before -> before)) {
        newcomers.add(side);
      }
    }
    changed(tx, chat);
    return newcomers;
  }

  /** Appends an activity and moves people in and out with it. */
  CommitResult.Committed act(
      Transaction tx, ChatState chat, PersonId author, Instant at, Payload.Activity activity)
      throws SQLException {
    Sql sql = tx.sql();
    // Watermarks that wait to be saved must not overwrite those that people come in with.
    chat.save(sql);
    Entry entry = next(chat, author, at, activity, chat.messages);
    Entries.act(sql, chat.key, entry, activity);
    chat.appended(entry.at(), entry.seq(), entry.messages());
    chat.version++;
    Set<PersonId> newcomers = new HashSet<>();
    for (PersonId person : activity.letsIn(author)) {
      if (Member.enter(sql, chat.key, person, entry.seq(), before -> raised(before, entry))) {
        newcomers.add(person);
      }
    }
    for (PersonId person : activity.putsOut(author)) {
      Member.go(sql, chat.key, person, entry.seq(), entry.at());
    }
    tx.touch(chat);
    changed(tx, chat);
    return new CommitResult.Committed(entry, newcomers);
  }

  private static Marks raised(Marks before, Entry entry) {
    return new Marks(before.at().raised(entry.seq(), entry.seq(), entry.at()), entry.messages());
  }

  /** Views made from now on have to be made afresh, once this is durable. */
  void changed(Transaction tx, ChatState chat) {
    tx.afterCommit(() -> views.forget(chat.id));
  }

  private static Entry next(
      ChatState chat, PersonId author, Instant at, Payload payload, long messages) {
    return new Entry(chat.id, chat.head + 1, chat.next(at), author, payload, messages);
  }
}
