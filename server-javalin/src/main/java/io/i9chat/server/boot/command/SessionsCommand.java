package io.i9chat.server.boot.command;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.operator.EndSessionsOf;
import io.i9chat.domain.operator.ListSessionsOf;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Session;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the sessions of an account, or ends them. */
@Command(
    name = "sessions",
    description = "Lists the sessions of an account: id, opened, last used, device; or ends them.",
    mixinStandardHelpOptions = true)
final class SessionsCommand extends UsernameCommand {
  @Option(names = "--end", description = "End all of them.")
  private boolean end;

  @Override
  List<String> options() {
    return end ? List.of("--end") : List.of();
  }

  @Override
  boolean isDone(I9chat i9chat, Username whose) {
    return end ? ends(i9chat, whose) : lists(i9chat, whose);
  }

  private boolean ends(I9chat i9chat, Username whose) {
    return switch (i9chat
        .signIn()
        .operator()
        .endSessionsOf()
        .handle(new EndSessionsOf.Command(whose))) {
      case EndSessionsOf.Outcome.Ended ended -> {
        say(Amount.of(ended.count(), "session") + " of " + whose + " ended");
        yield true;
      }
      case EndSessionsOf.Outcome.Unknown unknown -> false;
    };
  }

  private boolean lists(I9chat i9chat, Username whose) {
    return switch (i9chat
        .signIn()
        .operator()
        .listSessionsOf()
        .handle(new ListSessionsOf.Command(whose))) {
      case ListSessionsOf.Outcome.Listed listed -> {
        listed.sessions().forEach(this::print);
        if (listed.sessions().isEmpty()) {
          say("the account " + whose + " has no session");
        }
        yield true;
      }
      case ListSessionsOf.Outcome.Unknown unknown -> false;
    };
  }

  private void print(Session session) {
    say(
        "%s\t%s\t%s\t%s"
            .formatted(
                session.id(),
                session.createdAt(),
                session.lastUsedAt(),
                session.device() == null ? "-" : session.device().value()));
  }
}
