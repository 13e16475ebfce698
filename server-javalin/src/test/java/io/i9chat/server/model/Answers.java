package io.i9chat.server.model;

import static java.util.Map.entry;

import io.i9chat.domain.entry.HiddenEntry;
import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.domain.group.AddMembers;
import io.i9chat.domain.group.CreateGroup;
import io.i9chat.domain.group.LeaveGroup;
import io.i9chat.domain.group.ManageMember;
import io.i9chat.domain.group.UpdateGroup;
import io.i9chat.domain.message.DeleteMessage;
import io.i9chat.domain.message.EditMessage;
import io.i9chat.domain.message.React;
import io.i9chat.domain.message.SendMessages;
import io.i9chat.domain.message.Unreact;
import java.util.Map;

/**
 * Outcomes in the words of the protocol: an error's code, with the index of the name that it is
 * about, or {@code ok} with the entry that is answered.
 */
final class Answers {
  private static final Map<String, String> CODES =
      Map.ofEntries(
          entry("In", "ok"),
          entry("Marked", "ok"),
          entry("Changed", "ok"),
          entry("AddBlock.Blocked", "ok"),
          entry("Unblocked", "ok"),
          entry("NotFound", "not_found"),
          entry("NoSuchPerson", "not_found"),
          entry("Gone", "forbidden"),
          entry("Forbidden", "forbidden"),
          entry("ClosedForGood", "forbidden"),
          entry("NotTheAuthor", "forbidden"),
          entry("Deleted", "forbidden"),
          entry("ReplyDeleted", "forbidden"),
          entry("TooMany", "forbidden"),
          entry("NotAnAdmin", "not_an_admin"),
          entry("LastAdmin", "last_admin"),
          entry("NotAMember", "not_a_member"),
          entry("HasLeft", "user_left"),
          entry("WasRemoved", "user_removed"),
          entry("GroupFull", "group_full"),
          entry("AllIn", "already_member"),
          entry("Alone", "already_member"),
          entry("Blocked", "blocked"),
          entry("TooLate", "too_late"),
          entry("Mismatch", "idempotency_mismatch"),
          entry("Oneself", "invalid_input"),
          entry("WithOneself", "invalid_input"),
          entry("AboveHead", "invalid_input"),
          entry("ReplyNotVisible", "invalid_input"),
          entry("NotEditable", "invalid_input"));

  private Answers() {}

  static String of(Object outcome) {
    return switch (outcome) {
      case AddMembers.Outcome.Added done -> ok(done.entry());
      case ManageMember.Outcome.Done done -> ok(done.entry());
      case UpdateGroup.Outcome.Done done -> ok(done.entry());
      case LeaveGroup.Outcome.Left left -> ok(left.entry());
      case EditMessage.Outcome.Done done -> ok(done.entry());
      case DeleteMessage.Outcome.Done done -> ok(done.entry());
      case React.Outcome.Done done -> ok(done.entry());
      case Unreact.Outcome.Done done -> ok(done.entry());
      case SendMessages.Outcome.Sent sent -> ok(sent.entry()) + (sent.fresh() ? " fresh" : "");
      case AddMembers.Outcome.NoSuchPerson no -> code(no) + " " + no.index();
      case AddMembers.Outcome.HasLeft no -> code(no) + " " + no.index();
      case AddMembers.Outcome.Forbidden no -> code(no) + " " + no.index();
      case AddMembers.Outcome.GroupFull no -> code(no) + " " + no.index();
      case CreateGroup.Outcome.NoSuchPerson no -> code(no) + " " + no.index();
      case CreateGroup.Outcome.Forbidden no -> code(no) + " " + no.index();
      case CreateGroup.Outcome.GroupFull no -> code(no) + " " + no.index();
      default -> code(outcome);
    };
  }

  private static String ok(SeenEntry entry) {
    return "ok " + entry.seq() + (entry instanceof HiddenEntry ? " hidden" : "");
  }

  private static String code(Object outcome) {
    Class<?> type = outcome.getClass();
    String name = type.getSimpleName();
    Class<?> around = type.getDeclaringClass();
    String full = (around == null ? "" : around.getSimpleName() + ".") + name;
    String code = CODES.getOrDefault(full, CODES.get(name));
    if (code == null) {
      throw new IllegalStateException("no code for " + outcome);
    }
    return code;
  }
}
