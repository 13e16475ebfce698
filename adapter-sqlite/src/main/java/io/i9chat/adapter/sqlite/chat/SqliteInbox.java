package io.i9chat.adapter.sqlite.chat;

import io.i9chat.adapter.sqlite.engine.Query;
import io.i9chat.adapter.sqlite.engine.Readers;
import io.i9chat.adapter.sqlite.engine.Rows;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.adapter.sqlite.log.Deletions;
import io.i9chat.adapter.sqlite.log.Entries;
import io.i9chat.ports.chat.Inbox;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatHead;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.PreferenceChange;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.page.InboxItem;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import io.i9chat.ports.model.page.TimedPage;
import io.i9chat.ports.model.page.Weight;
import io.i9chat.ports.model.receipt.Watermarks;
import java.sql.ResultSet;
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
public final class SqliteInbox implements Inbox {
  public static final String ORDER =
      "SELECT c.id, coalesce(m.gone_at, c.last_at) AS active, coalesce(m.to_seq, c.head),"
          + " m.to_seq IS NULL FROM membership m JOIN chat c ON c.key = m.chat"
          + " WHERE m.person = ? AND active < ? ORDER BY active DESC, c.id DESC";
  private static final String MUTE =
      "UPDATE membership SET muted_until = ? WHERE person = ? AND chat = ?";
  private static final String PREFER =
      "UPDATE membership SET archived = coalesce(?, archived), pinned = coalesce(?, pinned),"
          + " cleared = coalesce(?, cleared) WHERE person = ? AND chat = ?";

  private final Writer writer;
  private final Readers readers;

  public SqliteInbox(Writer writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  /** A chat's place among a person's. */
  private record Place(ChatId chat, long active, long head) {}

  private static Query places(Sql sql, PersonId person, long before) throws SQLException {
    return sql.on(ORDER).with(person.value()).with(before);
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(Rows.chat(row, 1), row.getLong(2), row.getLong(3));
  }

  @Override
  public Part<InboxItem> page(PersonId person, @Nullable Instant before, PageBound bound) {
    long end = before == null ? Long.MAX_VALUE : Rows.millisUp(before);
    return readers.ask(
        person,
        sql -> {
          TimedPage<InboxItem> page = new TimedPage<>(bound);
          for (Place place : first(sql, person, end, bound.items())) {
            Optional<InboxItem> item =
                page.isFull() ? Optional.empty() : read(sql, person, place.chat());
            item.ifPresent(it -> page.add(it, Weight.of(it), it.lastActivityAt()));
          }
          return page.part();
        });
  }

  /** The places that can be on a page, and one more to tell that it is not the last. */
  private static List<Place> first(Sql sql, PersonId person, long end, int most)
      throws SQLException {
    List<Place> places = new ArrayList<>();
    places(sql, person, end)
        .until(row -> {
          Place place = place(row);
          boolean beyond = places.size() > most && place.active() != places.getLast().active();
          if (!beyond) {
            places.add(place);
          }
          return !beyond;
        });
    return places;
  }

  @Override
  public Optional<InboxItem> item(PersonId person, ChatId chat) {
    return readers.ask(person, sql -> read(sql, person, chat));
  }

  @Override
  public List<ChatHead> heads(PersonId person) {
    return readers.ask(
        person,
        sql ->
            places(sql, person, Long.MAX_VALUE)
                .list(row -> new ChatHead(Rows.chat(row, 1), row.getLong(3), row.getBoolean(4))));
  }

  @Override
  public Optional<InboxItem> prefer(PersonId person, ChatId chat, PreferenceChange change) {
    return writer.ask(tx -> {
      ChatState state = tx.chat(chat);
      if (state == null) {
        return Optional.empty();
      }
      // The row must have what the item is read from.
      state.save(tx.sql());
      if (change.clearedUpTo() != null) {
        tx.forgetView(chat);
      }
      prefer(tx.sql(), person, state.key, change);
      return read(tx.sql(), person, state);
    });
  }

  private static void prefer(Sql sql, PersonId person, long chat, PreferenceChange change)
      throws SQLException {
    if (!(change.mutedUntil() instanceof Change.Keep)) {
      Instant until = change.mutedUntil() instanceof Change.To<Instant> to ? to.value() : null;
      sql.on(MUTE).with(until).with(person.value()).with(chat).run();
    }
    sql.on(PREFER)
        .with(number(change.archived()))
        .with(number(change.pinned()))
        .with(change.clearedUpTo())
        .with(person.value())
        .with(chat)
        .run();
  }

  private static @Nullable Long number(@Nullable Boolean flag) {
    if (flag == null) {
      return null;
    }
    return flag ? 1L : 0L;
  }

  private static Optional<InboxItem> read(Sql sql, PersonId person, ChatId id) throws SQLException {
    ChatState chat = ChatState.find(sql, id);
    return chat == null ? Optional.empty() : read(sql, person, chat);
  }

  private static Optional<InboxItem> read(Sql sql, PersonId person, ChatState chat)
      throws SQLException {
    MemberRow own = MemberRow.find(sql, chat.key, person);
    if (own == null) {
      return Optional.empty();
    }
    Map<PersonId, Membership> members = new HashMap<>();
    members.put(person, own.membership());
    Watermarks peer = null;
    if (chat.isDirect()) {
      PersonId other = chat.other(person);
      MemberRow their = MemberRow.find(sql, chat.key, other);
      members.put(other, their == null ? Membership.NONE : their.membership());
      peer = their == null ? Watermarks.NONE : their.marks().receipts().shown();
    }
    long head = own.membership().head(chat.log().seq());
    long lastSeq = own.membership().last(chat.log().last());
    Entry last = lastSeq == 0 ? null : Entries.at(sql, chat.key, chat.id, lastSeq);
    return Optional.of(
        new InboxItem(
            Views.view(sql, chat, members),
            head,
            unread(sql, chat.key, head, own, last),
            own.marks().held(),
            peer,
            own.membership().shows(lastSeq) ? last : null,
            last == null ? chat.openedAt : last.at(),
            own.preferences()));
  }

  /**
   * The messages above what is read and what is cleared that are not deleted, also by what came
   * after the person went.
   *
   * @param last the last message or activity; no messages are above it
   */
  private static long unread(Sql sql, long key, long head, MemberRow own, @Nullable Entry last)
      throws SQLException {
    long cleared = Math.min(own.membership().cleared(), head);
    if (last == null || cleared >= last.seq()) {
      return 0;
    }
    long read = own.marks().held().read();
    long below = cleared > read ? Entries.messages(sql, key, cleared) : own.marks().readMessages();
    long above = last.messages() - below;
    return above == 0
        ? 0
        : above - Deletions.between(sql, key, own.membership().unreadAbove(read), last.seq());
  }
}
