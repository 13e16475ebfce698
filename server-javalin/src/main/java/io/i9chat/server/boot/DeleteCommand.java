package io.i9chat.server.boot;

import io.i9chat.domain.departure.DeleteAccountOf;
import io.i9chat.ports.model.Username;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Deletes an account. */
@Command(
    name = "delete",
    description = "Deletes an account for good, as its owner can.",
    mixinStandardHelpOptions = true)
final class DeleteCommand implements Callable<Integer> {
  // Set by picocli, which has no other way to give them.
  @SuppressWarnings("NullAway.Init")
  @ParentCommand
  private AccountsCommand accounts;

  @SuppressWarnings("NullAway.Init") // So is this.
  @Parameters(paramLabel = "USERNAME", description = "Whose.")
  private String username;

  @Option(names = "--erase", description = "Delete the messages too.")
  private boolean erase;

  @Override
  public Integer call() {
    Username whose = UsernameArgument.of(username);
    List<String> arguments =
        erase ? List.of("delete", "--erase", username) : List.of("delete", username);
    return accounts.onStore(
        arguments,
        i9chat -> {
          var command = new DeleteAccountOf.Command(whose, erase);
          switch (i9chat.departures().deleteAccountOf().handle(command)) {
            case DeleteAccountOf.Outcome.Deleted deleted ->
                accounts.out().println("the account " + whose + " is deleted");
            case DeleteAccountOf.Outcome.Unknown unknown -> throw UsernameArgument.unknown(whose);
            case DeleteAccountOf.Outcome.NoPassword none ->
                throw new StartFailure(
                    "the account " + whose + " has no password, and is deleted only under one");
          }
        });
  }
}
