package io.i9chat.server.boot.command;

import io.i9chat.domain.I9chat;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.Username;
import io.i9chat.server.boot.settings.StartFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** An operator's command on one account, which the server does where one runs on the folder. */
abstract class UsernameCommand implements Callable<Integer> {
  // Set by picocli, which has no other way to give them.
  @SuppressWarnings("NullAway.Init")
  @ParentCommand
  private AccountsBackend accounts;

  @SuppressWarnings("NullAway.Init") // So is this.
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // And this.
  @Parameters(paramLabel = "USERNAME", description = "Whose.")
  private String username;

  @Override
  public final Integer call() {
    Username whose = parsed();
    List<String> arguments = new ArrayList<>(List.of(spec.name()));
    arguments.addAll(options());
    arguments.add(username);
    return accounts.onStore(
        arguments,
        i9chat -> {
          if (!isDone(i9chat, whose)) {
            throw unknown(whose);
          }
        });
  }

  private Username parsed() {
    try {
      return new Username(username);
    } catch (InvalidValue invalid) {
      throw unknown(username);
    }
  }

  private static StartFailure unknown(Object username) {
    return new StartFailure("there is no account with the username " + username);
  }

  /** The options that were given, as the server is to be given them. */
  List<String> options() {
    return List.of();
  }

  /** Does it, says what it did, and answers whether there is such an account. */
  abstract boolean isDone(I9chat i9chat, Username whose);

  void say(String line) {
    accounts.out().println(line);
  }
}
