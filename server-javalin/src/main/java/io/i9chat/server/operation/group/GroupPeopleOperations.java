package io.i9chat.server.operation.group;

import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.domain.group.AddMembers;
import io.i9chat.domain.group.GroupUseCases;
import io.i9chat.domain.group.ManageMember;
import io.i9chat.domain.group.ManageMember.Act;
import io.i9chat.domain.group.ManageMember.Outcome;
import io.i9chat.ports.model.PersonId;
import io.i9chat.server.operation.Call;
import io.i9chat.server.operation.Fields;
import io.i9chat.server.operation.Limits;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.operation.Reply;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.FieldError;
import io.i9chat.server.wire.Problem;
import java.util.List;

/** What admins do with the people of a group. */
public final class GroupPeopleOperations {
  private final GroupUseCases groups;

  /** The operations on these use cases. */
  public GroupPeopleOperations(GroupUseCases groups) {
    this.groups = groups;
  }

  /** All of them. */
  public List<Operation<?, ?>> all() {
    return List.of(add(), remove(), promote(), demote());
  }

  /** Refused for the sake of one of the names that were given. */
  static Problem name(ErrorCode code, String field, int index, String reason) {
    return Problem.of(code, List.of(new FieldError(field + "[" + index + "]", reason)));
  }

  private Operation<?, ?> add() {
    return Operation.named(
            "groups.addMembers", "Adds people to a group.", GroupInputs.Add.class, SeenEntry.class)
        .http("POST", "/groups/{chatId}/members", 200)
        .refuses(
            ErrorCode.NOT_FOUND,
            ErrorCode.FORBIDDEN,
            ErrorCode.NOT_AN_ADMIN,
            ErrorCode.USER_LEFT,
            ErrorCode.ALREADY_MEMBER,
            ErrorCode.GROUP_FULL)
        .handledBy(Limits.CHANGING_GROUPS, this::add);
  }

  private Reply<SeenEntry> add(Call call, GroupInputs.Add input) {
    String field = "usernames";
    AddMembers.Command command =
        Fields.check(
            field, () -> new AddMembers.Command(call.person(), input.chatId(), input.usernames()));
    return switch (groups.add().handle(command)) {
      case AddMembers.Outcome.Added added -> Reply.done(added.entry());
      case AddMembers.Outcome.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
      case AddMembers.Outcome.Gone no -> Reply.refused(ErrorCode.FORBIDDEN);
      case AddMembers.Outcome.NotAnAdmin no -> Reply.refused(ErrorCode.NOT_AN_ADMIN);
      case AddMembers.Outcome.NoSuchPerson(int index) ->
          Reply.refused(name(ErrorCode.NOT_FOUND, field, index, "is nobody"));
      case AddMembers.Outcome.HasLeft(int index) ->
          Reply.refused(name(ErrorCode.USER_LEFT, field, index, "has left"));
      case AddMembers.Outcome.Forbidden(int index) ->
          Reply.refused(name(ErrorCode.FORBIDDEN, field, index, "cannot be added by you"));
      case AddMembers.Outcome.GroupFull(int index) ->
          Reply.refused(name(ErrorCode.GROUP_FULL, field, index, "finds no room"));
      case AddMembers.Outcome.AllIn no -> Reply.refused(ErrorCode.ALREADY_MEMBER);
      case AddMembers.Outcome.TooFast no -> Reply.tooFast(no.retryAfter());
    };
  }

  private Operation<?, ?> remove() {
    return Operation.named(
            "groups.removeMember",
            "Removes a member of a group.",
            GroupInputs.OneMember.class,
            SeenEntry.class)
        .http("DELETE", "/groups/{chatId}/members/{username}", 200)
        .refuses(
            ErrorCode.NOT_FOUND,
            ErrorCode.FORBIDDEN,
            ErrorCode.NOT_AN_ADMIN,
            ErrorCode.NOT_A_MEMBER)
        .handledBy(Limits.DEFAULT, (call, input) -> manage(Act.REMOVE, call, input));
  }

  private Operation<?, ?> promote() {
    return Operation.named(
            "groups.promote",
            "Makes a member an admin.",
            GroupInputs.OneMember.class,
            SeenEntry.class)
        .http("PUT", "/groups/{chatId}/admins/{username}", 200)
        .refuses(
            ErrorCode.NOT_FOUND,
            ErrorCode.FORBIDDEN,
            ErrorCode.NOT_AN_ADMIN,
            ErrorCode.NOT_A_MEMBER)
        .handledBy(Limits.CHANGING_GROUPS, (call, input) -> manage(Act.PROMOTE, call, input));
  }

  private Operation<?, ?> demote() {
    return Operation.named(
            "groups.demote",
            "Makes an admin a plain member.",
            GroupInputs.OneMember.class,
            SeenEntry.class)
        .http("DELETE", "/groups/{chatId}/admins/{username}", 200)
        .refuses(
            ErrorCode.NOT_FOUND,
            ErrorCode.FORBIDDEN,
            ErrorCode.NOT_AN_ADMIN,
            ErrorCode.NOT_A_MEMBER,
            ErrorCode.LAST_ADMIN)
        .handledBy(Limits.CHANGING_GROUPS, (call, input) -> manage(Act.DEMOTE, call, input));
  }

  private Reply<SeenEntry> manage(Act act, Call call, GroupInputs.OneMember input) {
    PersonId caller = call.person();
    return switch (groups
        .manage()
        .handle(new ManageMember.Command(act, caller, input.chatId(), input.username()))) {
      case Outcome.Done done -> Reply.done(done.entry());
      case Outcome.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
      case Outcome.Gone no -> Reply.refused(ErrorCode.FORBIDDEN);
      case Outcome.NotAnAdmin no -> Reply.refused(ErrorCode.NOT_AN_ADMIN);
      case Outcome.NoSuchPerson no -> Reply.refused(ErrorCode.NOT_FOUND);
      case Outcome.Oneself no ->
          Reply.refused(Problem.field("username", "is your own: leave instead"));
      case Outcome.NotAMember no -> Reply.refused(ErrorCode.NOT_A_MEMBER);
      case Outcome.LastAdmin no -> Reply.refused(ErrorCode.LAST_ADMIN);
      case Outcome.TooFast no -> Reply.tooFast(no.retryAfter());
    };
  }
}
