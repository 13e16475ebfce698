package io.i9chat.domain.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.account.Me;
import io.i9chat.ports.Ports;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.NewAccount;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.tck.Fresh;
import java.util.List;

/** People with accounts, made straight through the ports. */
record Inhabitants(Ports ports) {
  Me settle(Username username) {
    Account account = new Account(Fresh.person(), username, Fresh.email(), null, Fresh.now());
    Profile profile =
        new Profile(
            account.id(), username, new DisplayName("The one and only"), new Bio("is here"));
    assertThat(
            ports
                .store()
                .accounts()
                .enrol(List.of(new NewAccount(account, profile.displayName(), profile.bio()))))
        .isEmpty();
    return Me.of(account, profile);
  }
}
