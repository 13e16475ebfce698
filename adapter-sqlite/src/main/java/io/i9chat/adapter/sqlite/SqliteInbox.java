package io.i9chat.adapter.sqlite;

import io.i9chat.ports.chat.Inbox;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatHead;
import io.i9chat.ports.model.chat.ChatKind;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.InboxItem;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Watermarks;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person's chats. Activity is kept once per chat, not per member, so the order of a page is made
 * on reading: a walk over the person's own memberships, each with its chat's row, and nothing more
 * of those that are not on the page.
 */
final class SqliteInbox implements Inbox {
  static final String ORDER =
      "SELECT c.id, coalesce(m.gone_at, c.last_at) AS active, coalesce(m.to_seq, c.head)"
          + " FROM membership m JOIN chat c ON c.key = m.chat"
          + " WHERE m.person = ? AND active < ? ORDER BY active DESC, c.id DESC";

  private final Readers readers;

  SqliteInbox(Readers readers) {
    this.readers = readers;
  }

  /** A chat's place among a person's. */
  private record Place(ChatId chat, long active, long head) {}

  private static List<Place> places(Sql sql, PersonId person, long before) throws SQLException {
    return sql.on(ORDER)
        .with(person.value())
        .with(before)
        .list(row -> new Place(Rows.chat(row, 1), row.getLong(2), row.getLong(3)));
  }

  @Override
  public List<InboxItem> page(PersonId person, @Nullable Instant before, int limit) {
    long bound = before == null ? Long.MAX_VALUE : Rows.millisUp(before);
    return readers.ask(sql -> {
      List<InboxItem> items = new ArrayList<>();
      long last = 0;
      for (Place place : places(sql, person, bound)) {
        if (items.size() >= limit && place.active() != last) {
          break;
        }
        last = place.active();
        read(sql, person, place.chat()).ifPresent(items::add);
      }
      return List.copyOf(items);
    });
  }

  @Override
  public Optional<InboxItem> item(PersonId person, ChatId chat) {
    return readers.ask(sql -> read(sql, person, chat));
  }

  @Override
  public List<ChatHead> heads(PersonId person) {
    return readers.ask(sql ->
        places(sql, person, Long.MAX_VALUE).stream()
            .map(place -> new ChatHead(place.chat(), place.head()))
            .toList());
  }

  private static Optional<InboxItem> read(Sql sql, PersonId person, ChatId id) throws SQLException {
    ChatState chat = ChatState.find(sql, id);
    Member own = chat == null ? null : Member.find(sql, chat.key, person);
    if (chat == null || own == null) {
      return Optional.empty();
    }
    Map<PersonId, Membership> members = new HashMap<>();
    members.put(person, own.membership());
    Watermarks peer = null;
    if (chat.kind == ChatKind.DIRECT) {
      PersonId other = chat.sides.get(chat.sides.getFirst().equals(person) ? 1 : 0);
      Member their = Member.find(sql, chat.key, other);
      members.put(other, their == null ? Membership.NONE : their.membership());
      peer = their == null ? Watermarks.NONE : their.marks().at();
    }
    long head = Math.min(chat.head, own.membership().windows().getLast().to());
    Entry last = head == 0 ? null : Entries.at(sql, chat.key, id, head);
    return Optional.of(
        new InboxItem(
            new ChatView(id, chat.kind, chat.openedAt, chat.version, members),
            head,
            last == null ? 0 : last.messages() - own.marks().readMessages(),
            own.marks().at(),
            peer,
            last,
            last == null ? chat.openedAt : last.at()));
  }
}
