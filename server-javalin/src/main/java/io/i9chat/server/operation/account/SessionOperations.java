package io.i9chat.server.operation.account;

import io.i9chat.domain.session.CloseOtherSessions;
import io.i9chat.domain.session.CloseSession;
import io.i9chat.domain.session.ListSessions;
import io.i9chat.domain.session.SessionUseCases;
import io.i9chat.ports.model.SessionId;
import io.i9chat.server.operation.Call;
import io.i9chat.server.operation.Fields;
import io.i9chat.server.operation.Limits;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.operation.Reply;
import io.i9chat.server.operation.account.AccountOutputs.DeviceOut;
import io.i9chat.server.operation.account.AccountOutputs.SessionList;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Nothing;
import java.util.List;

/** The devices a person is signed in on. */
public final class SessionOperations {
  private final SessionUseCases sessions;

  /** The operations on these use cases. */
  public SessionOperations(SessionUseCases sessions) {
    this.sessions = sessions;
  }

  /** All of them. */
  public List<Operation<?, ?>> all() {
    return List.of(list(), close(), closeOthers());
  }

  private Operation<?, ?> list() {
    return Operation.named(
            "sessions.list",
            "Lists the devices the caller is signed in on.",
            Nothing.class,
            SessionList.class)
        .page()
        .http("GET", "/sessions", 200)
        .handledBy(Limits.DEFAULT, this::list);
  }

  private Reply<SessionList> list(Call call, Nothing input) {
    var open = sessions.list().handle(new ListSessions.Command(call.who())).sessions();
    return Reply.done(
        new SessionList(open.stream().map(session -> DeviceOut.of(session, call.who())).toList()));
  }

  private Operation<?, ?> close() {
    return Operation.named(
            "sessions.close",
            "Signs one device out.",
            AccountInputs.CloseSession.class,
            Nothing.class)
        .http("DELETE", "/sessions/{id}", 204)
        .refuses(ErrorCode.NOT_FOUND)
        .handledBy(Limits.DEFAULT, this::close);
  }

  private Reply<Nothing> close(Call call, AccountInputs.CloseSession input) {
    SessionId session =
        input.id().equals("current")
            ? call.who().session()
            : Fields.check("id", () -> SessionId.parse(input.id()));
    return switch (sessions.close().handle(new CloseSession.Command(call.who(), session))) {
      case CloseSession.Closed closed -> Reply.done(Nothing.NOTHING);
      case CloseSession.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
    };
  }

  private Operation<?, ?> closeOthers() {
    return Operation.named(
            "sessions.closeOthers", "Signs all other devices out.", Nothing.class, Nothing.class)
        .http("POST", "/sessions/close-others", 204)
        .handledBy(
            Limits.DEFAULT,
            (call, input) -> {
              sessions.closeOthers().handle(new CloseOtherSessions.Command(call.who()));
              return Reply.done(Nothing.NOTHING);
            });
  }
}
