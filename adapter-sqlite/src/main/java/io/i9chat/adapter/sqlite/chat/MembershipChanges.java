package io.i9chat.adapter.sqlite.chat;

import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.adapter.sqlite.log.Ledger;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.commit.GroupChange;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.people.Picture;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stores what one activity does to the people of a group, and to the group itself. */
final class MembershipChanges {
  private MembershipChanges() {}

  /**
   * Stores it.
   *
   * @return the people who see the chat for the first time
   */
  static Set<PersonId> store(Sql sql, ChatState chat, Entry entry) throws SQLException {
    GroupState before = Objects.requireNonNull(chat.group(), "a direct chat has no activities");
    Map<PersonId, MemberRow> rows = rows(sql, chat, entry);
    GroupChange change = GroupChange.by(entry, before, person -> membership(rows.get(person)));
    chat.become(change.after());
    Picture shown = before.profile().picture();
    Picture shows = change.after().profile().picture();
    if (!Objects.equals(shown, shows)) {
      Ledger.groupPicture(sql, chat.key, shown, shows);
    }
    for (GroupChange.MemberChange each : change.people()) {
      store(sql, chat, entry, rows.get(each.person()), each);
      if (each.goes() && shows != null) {
        Ledger.freeze(sql, chat.key, each.person(), shows);
      }
    }
    return change.newcomers();
  }

  private static Map<PersonId, MemberRow> rows(Sql sql, ChatState chat, Entry entry)
      throws SQLException {
    Map<PersonId, MemberRow> rows = new HashMap<>();
    for (PersonId person : entry.payload().statuses(entry.author()).keySet()) {
      MemberRow row = MemberRow.find(sql, chat.key, person);
      if (row != null) {
        rows.put(person, row);
      }
    }
    return rows;
  }

  private static Membership membership(@Nullable MemberRow row) {
    return row == null ? Membership.NONE : row.membership();
  }

  private static void store(
      Sql sql,
      ChatState chat,
      Entry entry,
      @Nullable MemberRow row,
      GroupChange.MemberChange change)
      throws SQLException {
    if (change.enters()) {
      Marks marks = row == null ? Marks.NONE : row.marks();
      MemberRow.enter(sql, chat.key, change.person(), change.after(), marks.entered(entry));
      if (row != null) {
        Ledger.thaw(sql, chat.key, change.person());
      }
    } else {
      MemberRow.update(sql, chat.key, change.person(), change.after(), entry.at());
    }
  }
}
