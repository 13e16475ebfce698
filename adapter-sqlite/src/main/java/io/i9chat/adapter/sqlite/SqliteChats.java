package io.i9chat.adapter.sqlite;

import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.CommitResult;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.Opened;
import io.i9chat.ports.model.chat.Opening;
import io.i9chat.ports.model.chat.Payload;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chats, with what views are made of kept in memory. */
final class SqliteChats implements Chats {
  private final Writer writer;
  private final Readers readers;
  private final Views views;
  private final Appender appender;
  private final Opener opener;

  SqliteChats(Writer writer, Readers readers, Views views) {
    this.writer = writer;
    this.readers = readers;
    this.views = views;
    this.appender = new Appender(views);
    this.opener = new Opener(appender);
  }

  @Override
  public Opened open(Opening opening) {
    return writer.ask(tx -> opener.open(tx, opening));
  }

  @Override
  public Optional<ChatView> view(ChatId chat, Collection<PersonId> people) {
    ChatView known = views.known(chat, people);
    if (known != null) {
      return Optional.of(known);
    }
    // Copied, for whoever asks may hand over a set that grows while it is read and remembered.
    Set<PersonId> asked = Set.copyOf(people);
    return readers.ask(sql -> Optional.ofNullable(views.read(sql, chat, asked)));
  }

  @Override
  public List<CommitResult> commit(ChatId chat, List<Intent> intents) {
    return writer.ask(tx -> appender.commit(tx, chat, intents));
  }

  @Override
  public Optional<CommitResult> made(ChatId chat, PersonId author, Payload.Message message) {
    return writer.ask(tx -> {
      ChatState known = tx.chat(chat);
      return known == null ? Optional.empty() : appender.made(tx, known, author, message);
    });
  }
}
