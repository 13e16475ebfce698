package io.i9chat.server.boot.command;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.operator.ListAccounts;
import io.i9chat.ports.model.Username;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Lists accounts, or counts them. */
@Command(
    name = "list",
    description =
        "Lists all accounts by username: username, e-mail, when it was made, enabled or disabled.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  private static final int PAGE = 1_000;

  // Set by picocli, which has no other way to give it.
  @SuppressWarnings("NullAway.Init")
  @ParentCommand
  private AccountsBackend accounts;

  @Option(names = "--count", description = "Say only how many there are.")
  private boolean count;

  @Override
  public Integer call() {
    return accounts.onStore(
        count ? List.of("list", "--count") : List.of("list"),
        i9chat -> {
          PrintWriter out = accounts.out();
          if (count) {
            out.println(count(i9chat));
          } else {
            each(i9chat, account -> print(account, out));
          }
        });
  }

  private static long count(I9chat i9chat) {
    AtomicLong counted = new AtomicLong();
    each(i9chat, account -> counted.incrementAndGet());
    return counted.get();
  }

  private static void print(ListAccounts.AccountItem account, PrintWriter out) {
    out.printf(
        "%s\t%s\t%s\t%s%n",
        account.username(),
        account.email() == null ? "-" : account.email(),
        account.createdAt(),
        account.disabled() ? "disabled" : "enabled");
  }

  /** Does something with every account, in the order of their usernames. */
  static void each(I9chat i9chat, Consumer<ListAccounts.AccountItem> use) {
    ListAccounts listAccounts = i9chat.signIn().operator().listAccounts();
    @Nullable Username after = null;
    List<ListAccounts.AccountItem> page;
    do {
      page = listAccounts.handle(new ListAccounts.Command(after, PAGE)).accounts();
      page.forEach(use);
      after = page.isEmpty() ? after : page.getLast().username();
    } while (page.size() == PAGE);
  }
}
