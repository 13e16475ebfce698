package io.i9chat.domain.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.I9chatSettings;
import io.i9chat.domain.account.Me;
import io.i9chat.ports.Ports;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.NewAccount;
import io.i9chat.ports.model.people.Audience;
import io.i9chat.ports.model.people.GeoPoint;
import io.i9chat.ports.model.people.Privacy;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.tck.Fresh;
import java.util.List;

/** People with accounts, made straight through the ports, and what they do. */
record Inhabitants(Ports ports, PeopleUseCases use) {
  Inhabitants(Ports ports) {
    this(ports, PeopleSettings.DEFAULT);
  }

  Inhabitants(Ports ports, PeopleSettings settings) {
    this(ports, new I9chat(ports, I9chatSettings.DEFAULT.with(settings)).people());
  }

  Me settle() {
    return settle(Fresh.username());
  }

  Me settle(Username username) {
    Account account = new Account(Fresh.person(), username, Fresh.email(), null, Fresh.now());
    Profile profile =
        new Profile(
            account.id(),
            username,
            new DisplayName("The one and only"),
            new Bio("is here"),
            null,
            Privacy.DEFAULT,
            null);
    assertThat(
            ports
                .store()
                .accounts()
                .enrol(List.of(new NewAccount(account, profile.displayName(), profile.bio()))))
        .isEmpty();
    return Me.of(account, profile, false, 0);
  }

  static PersonId id(Me person) {
    return person.profile().id();
  }

  static Username name(Me person) {
    return person.profile().username();
  }

  void block(Me person, Me other) {
    assertThat(use.addBlock().handle(new AddBlock.Command(id(person), name(other))))
        .isEqualTo(new AddBlock.Blocked());
  }

  void unblock(Me person, Me other) {
    assertThat(use.removeBlock().handle(new RemoveBlock.Command(id(person), name(other))))
        .isEqualTo(new RemoveBlock.Unblocked());
  }

  void showPresenceTo(Audience audience, Me person) {
    assertThat(
            use.updateMe()
                .handle(
                    new UpdateMe.Command(
                        id(person),
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        new PrivacyChange(audience, null, null, null))))
        .isInstanceOf(UpdateMe.Updated.class);
  }

  SetLocation.Outcome place(Me person, double lat, double lon) {
    return use.setLocation().handle(new SetLocation.Command(id(person), new GeoPoint(lat, lon)));
  }
}
