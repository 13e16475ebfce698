package io.i9chat.server.operation.group;

import io.i9chat.domain.chat.SeenEntry;
import io.i9chat.domain.group.AddMembers;
import io.i9chat.domain.group.DemoteMember;
import io.i9chat.domain.group.GroupUseCases;
import io.i9chat.domain.group.PromoteMember;
import io.i9chat.domain.group.RemoveMember;
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
        .handledBy(Limits.CHANGING_GROUPS, this::add);
  }

  private Reply<SeenEntry> add(Call call, GroupInputs.Add input) {
    String field = "usernames";
    AddMembers.Command command =
        Fields.check(
            field,
            () -> new AddMembers.Command(call.who().person(), input.chatId(), input.usernames()));
    return switch (groups.add().handle(command)) {
      case AddMembers.Outcome.Added added -> Reply.done(added.entry());
      case AddMembers.Outcome.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
      case AddMembers.Outcome.Gone no -> Reply.refused(ErrorCode.FORBIDDEN);
      case AddMembers.Outcome.NotAnAdmin no -> Reply.refused(ErrorCode.NOT_AN_ADMIN);
      case AddMembers.Outcome.NobodyThere(int index) ->
          Reply.refused(name(ErrorCode.NOT_FOUND, field, index, "is nobody"));
      case AddMembers.Outcome.HasLeft(int index) ->
          Reply.refused(name(ErrorCode.USER_LEFT, field, index, "has left"));
      case AddMembers.Outcome.Forbidden(int index) ->
          Reply.refused(name(ErrorCode.FORBIDDEN, field, index, "cannot be added by you"));
      case AddMembers.Outcome.GroupFull(int index) ->
          Reply.refused(name(ErrorCode.GROUP_FULL, field, index, "finds no room"));
      case AddMembers.Outcome.AllIn no -> Reply.refused(ErrorCode.ALREADY_MEMBER);
      case AddMembers.Outcome.TooFast no -> Reply.refused(Problem.rateLimited(no.retryAfter()));
    };
  }

  private Operation<?, ?> remove() {
    return Operation.named(
            "groups.removeMember",
            "Removes a member of a group.",
            GroupInputs.OneMember.class,
            SeenEntry.class)
        .http("DELETE", "/groups/{chatId}/members/{username}", 200)
        .handledBy(
            Limits.DEFAULT,
            (call, input) ->
                switch (groups
                    .remove()
                    .handle(
                        new RemoveMember.Command(
                            call.who().person(), input.chatId(), input.username()))) {
                  case RemoveMember.Outcome.Done done -> Reply.done(done.entry());
                  case RemoveMember.Outcome.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
                  case RemoveMember.Outcome.Gone no -> Reply.refused(ErrorCode.FORBIDDEN);
                  case RemoveMember.Outcome.NotAnAdmin no -> Reply.refused(ErrorCode.NOT_AN_ADMIN);
                  case RemoveMember.Outcome.NobodyThere no -> Reply.refused(ErrorCode.NOT_FOUND);
                  case RemoveMember.Outcome.Oneself no ->
                      Reply.refused(Problem.field("username", "is your own: leave instead"));
                  case RemoveMember.Outcome.NotAMember no -> Reply.refused(ErrorCode.NOT_A_MEMBER);
                  case RemoveMember.Outcome.TooFast no ->
                      Reply.refused(Problem.rateLimited(no.retryAfter()));
                });
  }

  private Operation<?, ?> promote() {
    return Operation.named(
            "groups.promote",
            "Makes a member an admin.",
            GroupInputs.OneMember.class,
            SeenEntry.class)
        .http("PUT", "/groups/{chatId}/admins/{username}", 200)
        .handledBy(
            Limits.CHANGING_GROUPS,
            (call, input) ->
                switch (groups
                    .promote()
                    .handle(
                        new PromoteMember.Command(
                            call.who().person(), input.chatId(), input.username()))) {
                  case PromoteMember.Outcome.Done done -> Reply.done(done.entry());
                  case PromoteMember.Outcome.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
                  case PromoteMember.Outcome.Gone no -> Reply.refused(ErrorCode.FORBIDDEN);
                  case PromoteMember.Outcome.NotAnAdmin no -> Reply.refused(ErrorCode.NOT_AN_ADMIN);
                  case PromoteMember.Outcome.NobodyThere no -> Reply.refused(ErrorCode.NOT_FOUND);
                  case PromoteMember.Outcome.NotAMember no -> Reply.refused(ErrorCode.NOT_A_MEMBER);
                  case PromoteMember.Outcome.TooFast no ->
                      Reply.refused(Problem.rateLimited(no.retryAfter()));
                });
  }

  private Operation<?, ?> demote() {
    return Operation.named(
            "groups.demote",
            "Makes an admin a plain member.",
            GroupInputs.OneMember.class,
            SeenEntry.class)
        .http("DELETE", "/groups/{chatId}/admins/{username}", 200)
        .handledBy(
            Limits.CHANGING_GROUPS,
            (call, input) ->
                switch (groups
                    .demote()
                    .handle(
                        new DemoteMember.Command(
                            call.who().person(), input.chatId(), input.username()))) {
                  case DemoteMember.Outcome.Done done -> Reply.done(done.entry());
                  case DemoteMember.Outcome.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
                  case DemoteMember.Outcome.Gone no -> Reply.refused(ErrorCode.FORBIDDEN);
                  case DemoteMember.Outcome.NotAnAdmin no -> Reply.refused(ErrorCode.NOT_AN_ADMIN);
                  case DemoteMember.Outcome.NobodyThere no -> Reply.refused(ErrorCode.NOT_FOUND);
                  case DemoteMember.Outcome.LastAdmin no -> Reply.refused(ErrorCode.LAST_ADMIN);
                  case DemoteMember.Outcome.NotAMember no -> Reply.refused(ErrorCode.NOT_A_MEMBER);
                  case DemoteMember.Outcome.TooFast no ->
                      Reply.refused(Problem.rateLimited(no.retryAfter()));
                });
  }
}
