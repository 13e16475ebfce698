package io.i9chat.domain.operator;

import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All accounts, a page at a time, for an operator. */
public final class ListAccounts {
  private final Accounts accounts;

  ListAccounts(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * Asks for a page.
   *
   * @param after only usernames behind this, {@code null} from the first
   * @param limit the greatest number, 1 to 1,000
   */
  public record Command(@Nullable Username after, int limit) {
    /**
     * Checks the limit.
     *
     * @throws InvalidValue if it is out of its bounds
     */
    public Command {
      if (limit < 1 || limit > 1_000) {
        throw new InvalidValue("must be 1 to 1000");
      }
    }
  }

  /** A page of accounts. */
  public sealed interface Outcome {}

  /** The accounts, by username ignoring case; fewer than asked for on the last page. */
  public record Listed(List<AccountItem> accounts) implements Outcome {
    /** Takes a copy of the list. */
    public Listed {
      accounts = List.copyOf(accounts);
    }
  }

  /**
   * One account.
   *
   * @param email {@code null} of a person who has none
   * @param hasPassword not until the first reset of an account that an operator made
   * @param disabled whether an operator has disabled it
   */
  public record AccountItem(
      PersonId id,
      Username username,
      @Nullable EmailAddress email,
      boolean hasPassword,
      Instant createdAt,
      boolean disabled) {}

  /** Reads a page. */
  public Listed handle(Command command) {
    return new Listed(
        accounts.list(command.after(), command.limit()).stream()
            .map(account ->
                new AccountItem(
                    account.id(),
                    account.username(),
                    account.email(),
                    account.password() != null,
                    account.createdAt(),
                    account.disabled()))
            .toList());
  }
}
