package io.i9chat.adapter.sqlite;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.ReceiptVisibility;
import io.i9chat.ports.model.people.Picture;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What one activity does to the people of a group, and to the group itself. */
final class MembershipChanges {
  private final Sql sql;
  private final ChatState chat;
  private final Entry entry;
  private final Set<PersonId> newcomers = new HashSet<>();
  private final List<PersonId> gone = new ArrayList<>();
  private int members;
  private int admins;

  private MembershipChanges(Sql sql, ChatState chat, Entry entry) {
    this.sql = sql;
    this.chat = chat;
    this.entry = entry;
  }

  /**
   * Does it.
   *
   * @return the people who see the chat for the first time
   */
  static Set<PersonId> of(Sql sql, ChatState chat, Entry entry, Payload.Activity activity)
      throws SQLException {
    MembershipChanges changes = new MembershipChanges(sql, chat, entry);
    changes.apply(activity);
    return changes.newcomers;
  }

  private void apply(Payload.Activity activity) throws SQLException {
    GroupState before = chat.group();
    if (before == null) {
      throw new IllegalStateException("an activity in a direct chat: " + activity);
    }
    members = before.members();
    admins = before.admins();
    Set<PersonId> in = activity.letsIn(entry.author());
    for (Map.Entry<PersonId, MemberStatus> each : activity.statuses(entry.author()).entrySet()) {
      become(each.getKey(), each.getValue(), in.contains(each.getKey()));
    }
    GroupProfile profile =
        activity instanceof Payload.Changed changed ? changed.to() : before.profile();
    Picture picture = before.profile().picture();
    if (!Objects.equals(picture, profile.picture())) {
      Ledger.groupPicture(sql, chat.key, picture, profile.picture());
    }
    GroupState after = new GroupState(profile, members, admins);
    chat.become(after);
    for (PersonId person : gone) {
      Member.freeze(sql, chat.key, person, after);
      if (profile.picture() != null) {
        Ledger.freeze(sql, chat.key, person, profile.picture());
      }
    }
  }

  private void become(PersonId person, MemberStatus to, boolean comesIn) throws SQLException {
    Member before = Member.find(sql, chat.key, person);
    MemberStatus from = before == null ? MemberStatus.NEVER : before.membership().status();
    if (to.isIn() && !from.isIn()) {
      if (!comesIn) {
        return;
      }
      Marks marks = before == null ? Marks.NONE : before.marks();
      Member.enter(sql, chat.key, person, before, to, entry.seq(), raised(marks));
      if (before == null) {
        newcomers.add(person);
      } else {
        Ledger.thaw(sql, chat.key, person);
      }
    } else if (from == MemberStatus.NEVER) {
      return;
    } else if (from.isIn() && !to.isIn()) {
      Member.go(sql, chat.key, person, to, entry.seq(), entry.at());
      gone.add(person);
    } else if (from != to) {
      Member.stand(sql, chat.key, person, to);
    }
    members += (to.isIn() ? 1 : 0) - (from.isIn() ? 1 : 0);
    admins += (to == MemberStatus.ADMIN ? 1 : 0) - (from == MemberStatus.ADMIN ? 1 : 0);
  }

  private Marks raised(Marks before) {
    return new Marks(
        before.receipts().raised(entry.seq(), entry.seq(), entry.at(), ReceiptVisibility.ALL),
        entry.messages(),
        before.wrote(),
        0);
  }
}
