package io.i9chat.server.boot.command;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.operator.DisableAccountOf;
import io.i9chat.ports.model.Username;
import picocli.CommandLine.Command;

/** Enables an account. */
@Command(
    name = "enable",
    description = "Enables an account that was disabled.",
    mixinStandardHelpOptions = true)
final class EnableCommand extends UsernameCommand {
  @Override
  boolean isDone(I9chat i9chat, Username whose) {
    return switch (i9chat
        .signIn()
        .operator()
        .disableAccountOf()
        .handle(new DisableAccountOf.Command(whose, false))) {
      case DisableAccountOf.Outcome.Done done -> {
        say("the account " + whose + " is enabled");
        yield true;
      }
      case DisableAccountOf.Outcome.Unknown unknown -> false;
    };
  }
}
