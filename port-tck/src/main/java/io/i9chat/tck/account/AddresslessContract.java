package io.i9chat.tck.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.NewAccount;
import io.i9chat.ports.model.account.PasswordAuthorization;
import io.i9chat.ports.model.account.PasswordChange;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.ports.model.account.Session;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The contract of accounts without an e-mail address, which is part of that of {@link
 * io.i9chat.ports.account.Accounts}.
 */
public interface AddresslessContract {
  /** The ports under test; the same store at every call within a test. */
  StorePorts ports();

  private Account enrolled(@Nullable PasswordHash password) {
    Account account = new Account(Fresh.person(), Fresh.username(), null, password, Fresh.now());
    assertThat(
            ports()
                .accounts()
                .enrol(List.of(new NewAccount(account, new DisplayName("Ada"), new Bio("")))))
        .isEmpty();
    return account;
  }

  private static Account as(Account account, @Nullable PasswordHash password, boolean disabled) {
    return new Account(
        account.id(), account.username(), null, password, account.createdAt(), disabled);
  }

  @Test
  @Rule("ACCOUNTS-10")
  default void anyNumberOfAccountsHaveNoAddress() {
    Account ada = enrolled(null);
    Account bob = enrolled(Newcomers.hash());
    for (Account each : List.of(ada, bob)) {
      assertThat(ports().accounts().byId(each.id())).contains(each);
      assertThat(ports().accounts().byUsername(each.username())).contains(each);
    }
    assertThat(ports().accounts().list(null, 1_000_000)).contains(ada, bob);
  }

  @Test
  @Rule("ACCOUNTS-10")
  default void anAccountWithoutAnAddressGetsAPasswordAndIsDisabledAndEnabled() {
    Account ada = enrolled(null);
    Account bob = enrolled(Newcomers.hash());
    Session session = Newcomers.session(ada.id(), Fresh.now());
    assertThat(ports().sessions().open(session, null)).isTrue();

    PasswordHash fresh = Newcomers.hash();
    assertThat(
            ports()
                .accounts()
                .setPassword(new PasswordAuthorization.Operator(ada.id()), fresh, Fresh.now()))
        .isEqualTo(new PasswordChange.Done(ada.id(), Set.of(session.id())));
    assertThat(ports().accounts().byId(ada.id())).contains(as(ada, fresh, false));
    assertThat(ports().accounts().setDisabled(ada.id(), true)).isEqualTo(Optional.of(Set.of()));
    assertThat(ports().accounts().byId(ada.id())).contains(as(ada, fresh, true));
    assertThat(ports().accounts().setDisabled(ada.id(), false)).isPresent();
    assertThat(ports().accounts().byId(bob.id())).contains(bob);
  }

  @Test
  @Rule("ACCOUNTS-10")
  default void anAccountWithoutAnAddressIsReadWholeOrNotAtAllWhileItIsDeleted() {
    for (int round = 0; round < 10; round++) {
      Account ada = enrolled(Newcomers.hash());
      Account bob = enrolled(null);
      assertThat(ports().accounts().byId(ada.id())).contains(ada);
      Race.watched(
          () -> assertThat(ports().departures().begin(ada.id(), ada.password(), false)).isTrue(),
          () ->
              assertThat(ports().accounts().byId(ada.id()))
                  .satisfiesAnyOf(
                      found -> assertThat(found).contains(ada),
                      found -> assertThat(found).isEmpty()));
      assertThat(ports().accounts().byUsername(ada.username())).isEmpty();
      assertThat(ports().accounts().byId(bob.id())).contains(bob);
    }
  }
}
