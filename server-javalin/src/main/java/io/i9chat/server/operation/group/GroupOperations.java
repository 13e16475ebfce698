package io.i9chat.server.operation.group;

import io.i9chat.domain.chat.ChatSummary;
import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.domain.group.CreateGroup;
import io.i9chat.domain.group.GroupPatch;
import io.i9chat.domain.group.GroupUseCases;
import io.i9chat.domain.group.JoinGroup;
import io.i9chat.domain.group.LeaveGroup;
import io.i9chat.domain.group.ListMembers;
import io.i9chat.domain.group.ShowGroup;
import io.i9chat.domain.group.UpdateGroup;
import io.i9chat.domain.media.MediaFault;
import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.server.operation.Call;
import io.i9chat.server.operation.Fields;
import io.i9chat.server.operation.Limits;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.operation.Reply;
import io.i9chat.server.operation.chat.ChatInputs;
import io.i9chat.server.wire.ErrorCode;
import java.util.List;

/** Groups themselves: making them, showing and changing them, coming and going. */
public final class GroupOperations {
  private static final GroupDescription NOTHING = new GroupDescription("");

  private final GroupUseCases groups;

  /** The operations on these use cases. */
  public GroupOperations(GroupUseCases groups) {
    this.groups = groups;
  }

  /** All of them. */
  public List<Operation<?, ?>> all() {
    return List.of(create(), info(), update(), members(), join(), leave());
  }

  private Operation<?, ?> create() {
    return Operation.named(
            "groups.create", "Creates a group.", GroupInputs.NewGroup.class, ChatSummary.class)
        .http("POST", "/groups", 201)
        .or(200)
        .refuses(
            ErrorCode.NOT_FOUND,
            ErrorCode.FORBIDDEN,
            ErrorCode.ALREADY_MEMBER,
            ErrorCode.GROUP_FULL,
            ErrorCode.MEDIA_INVALID,
            ErrorCode.IDEMPOTENCY_MISMATCH)
        .handledBy(Limits.CHANGING_GROUPS, this::create);
  }

  private Reply<ChatSummary> create(Call call, GroupInputs.NewGroup input) {
    GroupProfile profile = profile(input);
    CreateGroup.Command command =
        Fields.check(
            "members",
            () ->
                new CreateGroup.Command(call.person(), input.clientId(), profile, input.members()));
    return switch (groups.create().handle(command)) {
      case CreateGroup.Outcome.Created created ->
          Reply.done(created.chat(), created.fresh() ? 201 : 200);
      case CreateGroup.Outcome.Mismatch no -> Reply.refused(ErrorCode.IDEMPOTENCY_MISMATCH);
      case CreateGroup.Outcome.NoSuchPerson(int index) ->
          member(ErrorCode.NOT_FOUND, index, "is nobody");
      case CreateGroup.Outcome.Forbidden(int index) ->
          member(ErrorCode.FORBIDDEN, index, "cannot be added by you");
      case CreateGroup.Outcome.GroupFull(int index) ->
          member(ErrorCode.GROUP_FULL, index, "finds no room");
      case CreateGroup.Outcome.Alone no -> Reply.refused(ErrorCode.ALREADY_MEMBER);
      case CreateGroup.Outcome.MediaInvalid(MediaFault fault) -> Reply.refused(fault);
      case CreateGroup.Outcome.TooFast no -> Reply.tooFast(no.retryAfter());
    };
  }

  private static GroupProfile profile(GroupInputs.NewGroup input) {
    return new GroupProfile(
        input.name(),
        input.description() == null ? NOTHING : input.description(),
        input.picture(),
        input.joinPolicy() == null ? JoinPolicy.OPEN : input.joinPolicy());
  }

  private static Reply<ChatSummary> member(ErrorCode code, int index, String reason) {
    return Reply.refused(GroupPeopleOperations.name(code, "members", index, reason));
  }

  private Operation<?, ?> info() {
    return Operation.named(
            "groups.info", "Shows a group.", ChatInputs.OneChat.class, GroupOutputs.GroupInfo.class)
        .http("GET", "/groups/{chatId}", 200)
        .refuses(ErrorCode.NOT_FOUND)
        .handledBy(
            Limits.DEFAULT,
            (call, input) ->
                switch (groups
                    .info()
                    .handle(new ShowGroup.Command(call.person(), input.chatId()))) {
                  case ShowGroup.Outcome.Shown shown ->
                      Reply.done(GroupOutputs.GroupInfo.of(shown));
                  case ShowGroup.Outcome.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
                });
  }

  private Operation<?, ?> update() {
    return Operation.named(
            "groups.update",
            "Changes what a group shows of itself, and how people come in.",
            GroupInputs.Update.class,
            SeenEntry.class)
        .http("PATCH", "/groups/{chatId}", 200)
        .refuses(
            ErrorCode.NOT_FOUND,
            ErrorCode.FORBIDDEN,
            ErrorCode.NOT_AN_ADMIN,
            ErrorCode.MEDIA_INVALID)
        .handledBy(Limits.CHANGING_GROUPS, this::update);
  }

  private Reply<SeenEntry> update(Call call, GroupInputs.Update input) {
    GroupPatch patch = Fields.check("name", () -> patch(input));
    return switch (groups
        .update()
        .handle(new UpdateGroup.Command(call.person(), input.chatId(), patch))) {
      case UpdateGroup.Outcome.Done done -> Reply.done(done.entry());
      case UpdateGroup.Outcome.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
      case UpdateGroup.Outcome.Gone no -> Reply.refused(ErrorCode.FORBIDDEN);
      case UpdateGroup.Outcome.NotAnAdmin no -> Reply.refused(ErrorCode.NOT_AN_ADMIN);
      case UpdateGroup.Outcome.MediaInvalid(MediaFault fault) -> Reply.refused(fault);
      case UpdateGroup.Outcome.TooFast no -> Reply.tooFast(no.retryAfter());
    };
  }

  private static GroupPatch patch(GroupInputs.Update input) {
    return new GroupPatch(
        Fields.change(input.name()),
        Fields.change(input.description()),
        Fields.change(input.picture()),
        Fields.change(input.joinPolicy()));
  }

  private Operation<?, ?> members() {
    return Operation.named(
            "groups.members",
            "Lists the members of a group by username.",
            GroupInputs.Members.class,
            GroupOutputs.MemberPage.class)
        .page()
        .http("GET", "/groups/{chatId}/members", 200)
        .refuses(ErrorCode.NOT_FOUND, ErrorCode.FORBIDDEN)
        .handledBy(Limits.DEFAULT, this::members);
  }

  private Reply<GroupOutputs.MemberPage> members(Call call, GroupInputs.Members input) {
    return switch (groups
        .members()
        .handle(
            new ListMembers.Command(
                call.person(), input.chatId(), input.after(), Fields.limit(input.limit())))) {
      case ListMembers.Outcome.Page page -> Reply.done(GroupOutputs.MemberPage.of(page));
      case ListMembers.Outcome.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
      case ListMembers.Outcome.Gone no -> Reply.refused(ErrorCode.FORBIDDEN);
    };
  }

  private Operation<?, ?> join() {
    return Operation.named(
            "groups.join", "Joins a group.", ChatInputs.OneChat.class, ChatSummary.class)
        .http("POST", "/groups/{chatId}/join", 200)
        .refuses(
            ErrorCode.NOT_FOUND, ErrorCode.FORBIDDEN, ErrorCode.USER_REMOVED, ErrorCode.GROUP_FULL)
        .handledBy(Limits.COMING_AND_GOING, this::join);
  }

  private Reply<ChatSummary> join(Call call, ChatInputs.OneChat input) {
    return switch (groups.join().handle(new JoinGroup.Command(call.person(), input.chatId()))) {
      case JoinGroup.Outcome.In in -> Reply.done(in.chat());
      case JoinGroup.Outcome.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
      case JoinGroup.Outcome.WasRemoved no -> Reply.refused(ErrorCode.USER_REMOVED);
      case JoinGroup.Outcome.ClosedForGood no ->
          Reply.refused(ErrorCode.FORBIDDEN, "everybody has left the group");
      case JoinGroup.Outcome.GroupFull no -> Reply.refused(ErrorCode.GROUP_FULL);
      case JoinGroup.Outcome.TooFast no -> Reply.tooFast(no.retryAfter());
    };
  }

  private Operation<?, ?> leave() {
    return Operation.named(
            "groups.leave", "Leaves a group.", ChatInputs.OneChat.class, SeenEntry.class)
        .http("POST", "/groups/{chatId}/leave", 200)
        .refuses(ErrorCode.NOT_FOUND)
        .handledBy(
            Limits.COMING_AND_GOING,
            (call, input) ->
                switch (groups
                    .leave()
                    .handle(new LeaveGroup.Command(call.person(), input.chatId()))) {
                  case LeaveGroup.Outcome.Left left -> Reply.done(left.entry());
                  case LeaveGroup.Outcome.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
                  case LeaveGroup.Outcome.TooFast no -> Reply.tooFast(no.retryAfter());
                });
  }
}
