package io.i9chat.server.boot;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.account.EndSessionsOf;
import io.i9chat.domain.account.ListSessionsOf;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Lists the sessions of an account, or ends them. */
@Command(
    name = "sessions",
    description = "Lists the sessions of an account: id, opened, last used, device; or ends them.",
    mixinStandardHelpOptions = true)
final class SessionsCommand implements Callable<Integer> {
  // Set by picocli, which has no other way to give them.
  @SuppressWarnings("NullAway.Init")
  @ParentCommand
  private AccountsCommand accounts;

  @SuppressWarnings("NullAway.Init") // So is this.
  @Parameters(paramLabel = "USERNAME", description = "Whose.")
  private String username;

  @Option(names = "--end", description = "End all of them.")
  private boolean end;

  @Override
  public Integer call() {
    Username whose = UsernameArgument.of(username);
    List<String> arguments =
        end ? List.of("sessions", "--end", username) : List.of("sessions", username);
    return accounts.onStore(
        arguments,
        i9chat -> {
          if (end) {
            end(i9chat, whose);
          } else {
            list(i9chat, whose);
          }
        });
  }

  private void end(I9chat i9chat, Username whose) {
    switch (i9chat.accounts().endSessionsOf().handle(new EndSessionsOf.Command(whose))) {
      case EndSessionsOf.Outcome.Ended ended ->
          accounts.out().println(ended.count() + " sessions of " + whose + " ended");
      case EndSessionsOf.Outcome.Unknown unknown -> throw UsernameArgument.unknown(whose);
    }
  }

  private void list(I9chat i9chat, Username whose) {
    switch (i9chat.accounts().listSessionsOf().handle(new ListSessionsOf.Command(whose))) {
      case ListSessionsOf.Outcome.Listed listed -> listed.sessions().forEach(this::print);
      case ListSessionsOf.Outcome.Unknown unknown -> throw UsernameArgument.unknown(whose);
    }
  }

  private void print(Session session) {
    accounts
        .out()
        .printf(
            "%s\t%s\t%s\t%s%n",
            session.id(),
            session.createdAt(),
            session.lastUsedAt(),
            session.device() == null ? "" : session.device().value());
  }
}
