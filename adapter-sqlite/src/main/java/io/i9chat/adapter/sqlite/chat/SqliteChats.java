package io.i9chat.adapter.sqlite.chat;

import io.i9chat.adapter.sqlite.engine.Damage;
import io.i9chat.adapter.sqlite.engine.Readers;
import io.i9chat.adapter.sqlite.engine.Room;
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
import io.i9chat.ports.model.log.Payload;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chats, with what views are made of kept in memory. */
public final class SqliteChats implements Chats {
  private final Writer writer;
  private final Readers readers;
  private final Views views;
  private final Room room;
  private final Damage damage;

  public SqliteChats(Writer writer, Readers readers, Views views, Room room, Damage damage) {
    this.room = room;
    this.damage = damage;
    this.writer = writer;
    this.readers = readers;
    this.views = views;
  }

  @Override
  public OpenResult open(Opening opening) {
    room.check();
    return writer.ask(tx -> Opener.open(tx, opening));
  }

  @Override
  public Optional<OpenResult> opened(PersonId opener, ClientId clientId, Fingerprint fingerprint) {
    return readers.ask(sql -> Opener.opened(sql, opener, clientId, fingerprint));
  }

  @Override
  public Optional<ChatView> between(PersonId one, PersonId other) {
    // Two snapshots, for a view must not begin with an older one; who the two are never changes.
    Optional<ChatId> chat =
        readers.ask(
            sql -> Optional.ofNullable(DirectChats.find(sql, DirectChats.sides(one, other))));
    return chat.flatMap(id -> view(id, List.of(one, other)));
  }

  @Override
  public Optional<Roster> roster(ChatId chat) {
    return readers.ask(
        chat,
        sql -> {
          ChatState state = ChatState.find(sql, chat);
          return state == null
              ? Optional.empty()
              : Optional.of(new Roster(state.version, MemberRow.roster(sql, state.key)));
        });
  }

  @Override
  public Optional<ChatView> view(ChatId chat, Collection<PersonId> people) {
    ChatView known = views.known(chat, people);
    if (known != null) {
      return Optional.of(known);
    }
    // Copied, as the caller may hand over a set that grows while it is read and remembered.
    Set<PersonId> asked = Set.copyOf(people);
    return readers.ask(chat, sql -> Optional.ofNullable(views.read(sql, chat, asked)));
  }

  @Override
  public List<CommitResult> commit(ChatId chat, List<Intent> intents) {
    if (intents.stream().anyMatch(SqliteChats::adds)) {
      damage.check(chat);
      room.check();
    }
    return writer.ask(tx -> Appender.commit(tx, chat, intents));
  }

  @Override
  public Optional<CommitResult> made(ChatId chat, PersonId author, IdempotencyKey key) {
    return writer.ask(tx -> {
      ChatState known = tx.chat(chat);
      return known == null
          ? Optional.empty()
          : CommitResult.made(new StoredChatFacts(tx, known), author, key);
    });
  }

  /** Whether the intent is about more than taking away. */
  private static boolean adds(Intent intent) {
    return !(intent.payload() instanceof Payload.Delete
        || intent.payload() instanceof Payload.Unreaction
        || intent.payload() instanceof Payload.Left
        || intent.payload() instanceof Payload.Removed);
  }
}
