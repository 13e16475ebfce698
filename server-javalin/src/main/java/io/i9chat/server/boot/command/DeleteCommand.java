package io.i9chat.server.boot.command;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.departure.DeleteAccountOf;
import io.i9chat.ports.model.Username;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Deletes an account. */
@Command(
    name = "delete",
    description = "Deletes an account for good, as its owner can.",
    mixinStandardHelpOptions = true)
final class DeleteCommand extends UsernameCommand {
  @Option(names = "--erase", description = "Delete the messages too.")
  private boolean erase;

  @Override
  List<String> options() {
    return erase ? List.of("--erase") : List.of();
  }

  @Override
  boolean isDone(I9chat i9chat, Username whose) {
    return switch (i9chat
        .departures()
        .deleteAccountOf()
        .handle(new DeleteAccountOf.Command(whose, erase))) {
      case DeleteAccountOf.Outcome.Deleted deleted -> {
        say(
            "the account "
                + whose
                + " is deleted, "
                + (erase ? "and so are its messages" : "its messages stay"));
        yield true;
      }
      case DeleteAccountOf.Outcome.Unknown unknown -> false;
    };
  }
}
