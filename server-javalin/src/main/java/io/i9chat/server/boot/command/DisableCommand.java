package io.i9chat.server.boot.command;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.operator.DisableAccountOf;
import io.i9chat.ports.model.Username;
import picocli.CommandLine.Command;

/** Disables an account. */
@Command(
    name = "disable",
    description = "Disables an account: it is signed out, and cannot sign in until it is enabled.",
    mixinStandardHelpOptions = true)
final class DisableCommand extends UsernameCommand {
  @Override
  boolean isDone(I9chat i9chat, Username whose) {
    return switch (i9chat
        .signIn()
        .operator()
        .disableAccountOf()
        .handle(new DisableAccountOf.Command(whose, true))) {
      case DisableAccountOf.Outcome.Done done -> {
        say(
            "the account "
                + whose
                + " is disabled, "
                + Amount.of(done.ended(), "session")
                + " ended");
        yield true;
      }
      case DisableAccountOf.Outcome.Unknown unknown -> false;
    };
  }
}
