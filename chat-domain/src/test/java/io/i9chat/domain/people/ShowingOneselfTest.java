package io.i9chat.domain.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.account.Caller;
import io.i9chat.domain.account.Me;
import io.i9chat.ports.Ports;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.memory.InMemoryPorts;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShowingOneselfTest {
  private final Ports ports = InMemoryPorts.fresh();
  private final PeopleUseCases use = PeopleUseCases.of(ports);
  private final Inhabitants inhabitants = new Inhabitants(ports);
  private final Me ada = inhabitants.settle(Fresh.username());
  private final Caller caller = new Caller(ada.profile().id(), Fresh.session());

  @Test
  void showsOneselfWithAddressAndProfile() {
    assertThat(use.getMe().handle(new GetMe.Command(caller))).isEqualTo(new GetMe.Found(ada));
  }

  @Test
  void changesWhatIsGivenAndLeavesTheRest() {
    update(Change.to(new DisplayName("Ada L.")), Change.to(new Bio("counts")));

    Profile named = update(Change.to(new DisplayName("Countess")), Change.keep());
    assertThat(named.displayName()).isEqualTo(new DisplayName("Countess"));
    assertThat(named.bio()).isEqualTo(new Bio("counts"));

    Profile described = update(Change.keep(), Change.to(new Bio("poetry")));
    assertThat(described.displayName()).isEqualTo(new DisplayName("Countess"));
    assertThat(described.bio()).isEqualTo(new Bio("poetry"));
    assertThat(update(Change.keep(), Change.keep())).isEqualTo(described);
  }

  @Test
  void clearsTheNameToTheUsernameAndTheBioToNothing() {
    update(Change.to(new DisplayName("Ada L.")), Change.to(new Bio("counts")));

    Profile cleared = update(Change.clear(), Change.clear());

    assertThat(cleared.displayName().value()).isEqualTo(ada.profile().username().value());
    assertThat(cleared.bio()).isEqualTo(new Bio(""));
  }

  @Test
  void isSeenByOthersAtOnce() {
    Profile changed = update(Change.to(new DisplayName("Ada L.")), Change.keep());

    assertThat(use.findPerson().handle(new FindPerson.Command(changed.username())))
        .isEqualTo(new FindPerson.Found(changed));
  }

  @Test
  void changesNobodyElse() {
    Me bob = inhabitants.settle(Fresh.username());

    update(Change.to(new DisplayName("Ada L.")), Change.to(new Bio("counts")));

    assertThat(
            use.findPeople()
                .handle(new FindPeople.Command(List.of(bob.profile().username())))
                .profiles())
        .containsExactly(bob.profile());
  }

  @Test
  void isGoneWithTheAccount() {
    Caller nobody = new Caller(Fresh.person(), Fresh.session());

    assertThat(use.getMe().handle(new GetMe.Command(nobody))).isEqualTo(new GetMe.Gone());
    assertThat(
            use.updateMe()
                .handle(
                    new UpdateMe.Command(
                        nobody, Change.to(new DisplayName("Nobody")), Change.keep())))
        .isEqualTo(new UpdateMe.Gone());
  }

  private Profile update(Change<DisplayName> displayName, Change<Bio> bio) {
    UpdateMe.Outcome outcome =
        use.updateMe().handle(new UpdateMe.Command(caller, displayName, bio));
    assertThat(outcome).isInstanceOf(UpdateMe.Updated.class);
    Me me = ((UpdateMe.Updated) outcome).me();
    assertThat(use.getMe().handle(new GetMe.Command(caller))).isEqualTo(new GetMe.Found(me));
    return me.profile();
  }
}
