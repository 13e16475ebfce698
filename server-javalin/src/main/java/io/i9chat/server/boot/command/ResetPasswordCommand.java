package io.i9chat.server.boot.command;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.operator.ResetPasswordOf;
import io.i9chat.ports.model.Username;
import picocli.CommandLine.Command;

/** Sets a random password for an account. */
@Command(
    name = "reset-password",
    description = "Sets a random password for an account, prints it, and ends all sessions.",
    mixinStandardHelpOptions = true)
final class ResetPasswordCommand extends UsernameCommand {
  @Override
  boolean isDone(I9chat i9chat, Username whose) {
    return switch (i9chat
        .signIn()
        .operator()
        .resetPasswordOf()
        .handle(new ResetPasswordOf.Command(whose))) {
      case ResetPasswordOf.Outcome.Done done -> {
        say(whose + "\t" + done.password().value());
        say(Amount.of(done.ended(), "session") + " of " + whose + " ended");
        yield true;
      }
      case ResetPasswordOf.Outcome.Unknown unknown -> false;
    };
  }
}
