package io.i9chat.server.operation.departure;

import io.i9chat.domain.departure.ConfirmedDepartures;
import io.i9chat.domain.departure.DeleteAccount;
import io.i9chat.domain.departure.ExportAccount;
import io.i9chat.server.operation.Call;
import io.i9chat.server.operation.Limits;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.operation.Reply;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Nothing;
import io.i9chat.server.wire.Streamed;
import io.i9chat.server.wire.out.ExportOut;
import java.util.List;

/** Exporting a person's data, and deleting their account. Both ask the password again. */
public final class DepartureOperations {
  private final ConfirmedDepartures departures;

  /** The operations on these use cases. */
  public DepartureOperations(ConfirmedDepartures departures) {
    this.departures = departures;
  }

  /** All of them. */
  public List<Operation<?, ?>> all() {
    return List.of(export(), delete());
  }

  private Operation<?, ?> export() {
    return Operation.named(
            "me.export",
            "Writes out everything that is the caller's own.",
            DepartureInputs.Export.class,
            Streamed.class)
        .page()
        .httpOnly("POST", "/me/export", 200)
        .shaped(ExportOut.class)
        .refuses(ErrorCode.CREDENTIALS_INVALID)
        .handledBy(Limits.exporting(), this::export);
  }

  private Reply<Streamed> export(Call call, DepartureInputs.Export input) {
    return switch (departures
        .exportAccount()
        .handle(
            new ExportAccount.Command(call.person(), input.password().value(), call.address()))) {
      case ExportAccount.Outcome.Granted granted ->
          Reply.done(out -> ExportJson.write(granted.export(), out));
      case ExportAccount.Outcome.CredentialsInvalid no ->
          Reply.refused(ErrorCode.CREDENTIALS_INVALID);
    };
  }

  private Operation<?, ?> delete() {
    return Operation.named(
            "me.delete",
            "Deletes the caller's account, for good.",
            DepartureInputs.DeleteMe.class,
            Nothing.class)
        .http("POST", "/me/delete", 204)
        .refuses(ErrorCode.CREDENTIALS_INVALID)
        .handledBy(Limits.password(), this::delete);
  }

  private Reply<Nothing> delete(Call call, DepartureInputs.DeleteMe input) {
    return switch (departures
        .deleteAccount()
        .handle(
            new DeleteAccount.Command(
                call.person(),
                input.password().value(),
                input.messages() == DepartureInputs.DeleteMe.Messages.ERASE,
                call.address()))) {
      case DeleteAccount.Outcome.Deleted deleted -> Reply.done(Nothing.NOTHING);
      case DeleteAccount.Outcome.CredentialsInvalid no ->
          Reply.refused(ErrorCode.CREDENTIALS_INVALID);
    };
  }
}
