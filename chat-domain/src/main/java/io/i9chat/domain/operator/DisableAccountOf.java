package io.i9chat.domain.operator;

import io.i9chat.domain.media.UnusedMedia;
import io.i9chat.domain.session.SessionEndings;
import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import java.util.Optional;
import java.util.Set;

/**
 * Disabling an account and enabling it again, for an operator. Others see a disabled account as one
 * that is never online; nothing of it is deleted but uploads that it never used, whose URLs end.
 * Rules: DISABLED-2.
 */
public final class DisableAccountOf {
  private final Accounts accounts;
  private final SessionEndings endings;
  private final UnusedMedia unused;

  DisableAccountOf(Accounts accounts, SessionEndings endings, UnusedMedia unused) {
    this.accounts = accounts;
    this.endings = endings;
    this.unused = unused;
  }

  /**
   * Disables or enables the account with this username.
   *
   * @param disabled whether it is to be disabled; else it is enabled
   */
  public record Command(Username username, boolean disabled) {}

  /** How it ended. */
  public sealed interface Outcome {
    /** It is so now, perhaps was before; so many sessions have ended with it. */
    record Done(int ended) implements Outcome {}

    /** No account has the username. */
    record Unknown() implements Outcome {}
  }

  /** Does it: sessions end here at once and wherever signals reach. */
  public Outcome handle(Command command) {
    Optional<Account> account = accounts.byUsername(command.username());
    Optional<Set<SessionId>> ended =
        account.flatMap(known -> accounts.setDisabled(known.id(), command.disabled()));
    if (account.isEmpty() || ended.isEmpty()) {
      return new Outcome.Unknown();
    }
    endings.tell(account.get().id(), ended.get());
    if (command.disabled()) {
      unused.deleteWithdrawn();
    }
    return new Outcome.Done(ended.get().size());
  }
}
