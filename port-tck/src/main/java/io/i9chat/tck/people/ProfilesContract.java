package io.i9chat.tck.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import io.i9chat.tck.account.Newcomers;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The contract of {@link io.i9chat.ports.people.Profiles}. */
public interface ProfilesContract {
  /** The ports under test; the same store at every call within a test. */
  StorePorts ports();

  private Profile profile(PersonId person) {
    List<Profile> found = ports().profiles().byId(List.of(person));
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  @Test
  @Rule("PROFILES-1")
  default void profilesAreFoundByIdAndByUsernameInWhateverCase() {
    Account ada = Newcomers.enrolled(ports());
    Account bob = Newcomers.enrolled(ports());
    Newcomers.enrolled(ports());
    Profile hers = profile(ada.id());
    Profile his = profile(bob.id());
    Username shouted = new Username(ada.username().value().toUpperCase(Locale.ROOT));
    Username whispered = new Username(bob.username().value().toLowerCase(Locale.ROOT));

    assertThat(ports().profiles().byId(List.of(ada.id(), Fresh.person(), bob.id(), ada.id())))
        .containsExactlyInAnyOrder(hers, his);
    assertThat(
            ports()
                .profiles()
                .byUsername(List.of(shouted, whispered, ada.username(), Fresh.username())))
        .containsExactlyInAnyOrder(hers, his);
    assertThat(ports().profiles().byUsername(List.of(shouted)))
        .extracting(found -> found.username().value())
        .containsExactly(ada.username().value());
    assertThat(ports().profiles().byId(List.of())).isEmpty();
    assertThat(ports().profiles().byUsername(List.of())).isEmpty();
    assertThat(ports().profiles().byId(List.of(Fresh.person()))).isEmpty();
    assertThat(ports().profiles().byUsername(List.of(Fresh.username()))).isEmpty();
  }

  @Test
  @Rule("PROFILES-2")
  default void anUpdateChangesWhatIsGivenAndLeavesTheRest() {
    Account ada = Newcomers.enrolled(ports());
    Profile bystander = profile(Newcomers.enrolled(ports()).id());
    Profile first = profile(ada.id());
    DisplayName name = new DisplayName(" Ada  Lovelace 𝔄 ");
    Bio bio = new Bio("Zeile\n\tzwei 😀");
    Profile named = new Profile(ada.id(), ada.username(), name, first.bio());
    Profile both = new Profile(ada.id(), ada.username(), name, bio);
    Profile silent = new Profile(ada.id(), ada.username(), name, new Bio(""));

    assertThat(ports().profiles().update(ada.id(), name, null)).contains(named);
    assertThat(profile(ada.id())).isEqualTo(named);
    assertThat(ports().profiles().update(ada.id(), null, bio)).contains(both);
    assertThat(ports().profiles().update(ada.id(), null, null)).contains(both);
    assertThat(ports().profiles().update(ada.id(), null, new Bio(""))).contains(silent);
    assertThat(profile(ada.id())).isEqualTo(silent);
    assertThat(profile(bystander.id())).isEqualTo(bystander);
    assertThat(ports().profiles().update(Fresh.person(), name, bio)).isEmpty();
  }

  @Test
  @Rule("PROFILES-3")
  default void everyReadAfterAnUpdateSeesIt() {
    List<Account> people = List.of(Newcomers.enrolled(ports()), Newcomers.enrolled(ports()));
    Race.of(
        2,
        i -> {
          Account own = people.get(i);
          for (int round = 0; round < 20; round++) {
            DisplayName name = new DisplayName("round " + round);
            ports().profiles().update(own.id(), name, null);
            assertThat(profile(own.id()).displayName()).isEqualTo(name);
            assertThat(ports().profiles().byUsername(List.of(own.username())))
                .extracting(Profile::displayName)
                .containsExactly(name);
          }
          return i;
        });
  }
}
