package io.i9chat.server.operation.live;

import io.i9chat.domain.live.LiveUseCases;
import io.i9chat.domain.live.SignalTyping;
import io.i9chat.server.operation.Fields;
import io.i9chat.server.operation.Limits;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.operation.Reply;
import io.i9chat.server.operation.live.LiveOutputs.PresenceList;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Nothing;
import java.util.List;

/** What only connections do: watching who is online, and saying that the caller types. */
public final class LiveOperations {
  private final LiveUseCases live;

  /** The operations on these use cases. */
  public LiveOperations(LiveUseCases live) {
    this.live = live;
  }

  /** All of them. */
  public List<Operation<?, ?>> all() {
    return List.of(watch(), unwatch(), typing());
  }

  private Operation<?, ?> watch() {
    return Operation.named(
            "presence.watch",
            "Says whether people are online, and tells of it from now on.",
            LiveInputs.Watch.class,
            PresenceList.class)
        .page()
        .handledBy(
            Limits.DEFAULT,
            (call, input) ->
                Reply.done(
                    new PresenceList(
                        Fields.check(
                            "usernames", () -> call.connection().watch(input.usernames())))));
  }

  private Operation<?, ?> unwatch() {
    return Operation.named(
            "presence.unwatch", "Watches people no more.", LiveInputs.Unwatch.class, Nothing.class)
        .handledBy(
            Limits.DEFAULT,
            (call, input) -> {
              call.connection().unwatch(input.usernames());
              return Reply.done(Nothing.NOTHING);
            });
  }

  private Operation<?, ?> typing() {
    return Operation.named(
            "typing.signal", "Says that the caller types.", LiveInputs.Typing.class, Nothing.class)
        .refuses(ErrorCode.NOT_FOUND, ErrorCode.FORBIDDEN)
        .handledBy(
            Limits.DEFAULT,
            (call, input) ->
                switch (live.typing()
                    .handle(new SignalTyping.Command(call.person(), input.chatId()))) {
                  case SignalTyping.Outcome.Noted noted -> Reply.done(Nothing.NOTHING);
                  case SignalTyping.Outcome.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
                  case SignalTyping.Outcome.Gone no -> Reply.refused(ErrorCode.FORBIDDEN);
                });
  }
}
