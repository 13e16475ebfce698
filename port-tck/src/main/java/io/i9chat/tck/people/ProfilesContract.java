package io.i9chat.tck.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.NewAccount;
import io.i9chat.ports.model.people.Privacy;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.people.ProfileUpdate;
import io.i9chat.ports.model.people.ProfileUpdate.NoSuchPerson;
import io.i9chat.ports.model.people.ProfileUpdate.Updated;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract of {@link io.i9chat.ports.people.Profiles}. */
public interface ProfilesContract extends PicturesContract {
  private Profile profile(PersonId person) {
    List<Profile> found = ports().profiles().byId(List.of(person));
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  @Test
  @Rule("PROFILES-1")
  default void profilesAreFoundByIdAndByUsernameInWhateverCase(Account ada, Account bob) {
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
  @Rule("PROFILES-1")
  default void manyProfilesComeAtOnce() {
    List<NewAccount> many = Stream.generate(Newcomers::someone).limit(300).toList();
    assertThat(ports().accounts().enrol(many)).isEmpty();
    List<PersonId> people = many.stream().map(each -> each.account().id()).toList();

    for (int count : List.of(63, 64, 65, 300)) {
      assertThat(ports().profiles().byId(people.subList(0, count)))
          .extracting(Profile::id)
          .containsExactlyInAnyOrderElementsOf(people.subList(0, count));
    }
  }

  private static Profile described(Account account, DisplayName name, Bio bio) {
    return new Profile(account.id(), account.username(), name, bio, null, Privacy.DEFAULT, null);
  }

  private ProfileUpdate update(PersonId person, @Nullable DisplayName name, @Nullable Bio bio) {
    return ports()
        .profiles()
        .update(person, new ProfileChange(name, bio, Change.keep(), PrivacyChange.NONE));
  }

  @Test
  @Rule("PROFILES-2")
  default void anUpdateChangesWhatIsGivenAndLeavesTheRest(Account ada) {
    Profile bystander = profile(Newcomers.enrolled(ports()).id());
    Profile first = profile(ada.id());
    DisplayName name = new DisplayName(" Ada  Lovelace 𝔄 ");
    Bio bio = new Bio("Zeile\n\tzwei 😀");
    Profile named = described(ada, name, first.bio());
    Profile both = described(ada, name, bio);
    Profile silent = described(ada, name, new Bio(""));

    assertThat(update(ada.id(), name, null)).isEqualTo(new Updated(named));
    assertThat(profile(ada.id())).isEqualTo(named);
    assertThat(update(ada.id(), null, bio)).isEqualTo(new Updated(both));
    assertThat(update(ada.id(), null, null)).isEqualTo(new Updated(both));
    assertThat(update(ada.id(), null, new Bio(""))).isEqualTo(new Updated(silent));
    assertThat(profile(ada.id())).isEqualTo(silent);
    assertThat(profile(bystander.id())).isEqualTo(bystander);
    assertThat(update(Fresh.person(), name, bio)).isEqualTo(new NoSuchPerson());
  }

  @Test
  @Rule("PROFILES-3")
  default void everyReadAfterAnUpdateSeesIt() {
    List<Account> people = List.of(Newcomers.enrolled(ports()), Newcomers.enrolled(ports()));
    Race.each(
        2,
        i -> {
          Account own = people.get(i);
          for (int round = 0; round < 20; round++) {
            DisplayName name = new DisplayName("round " + round);
            update(own.id(), name, null);
            assertThat(profile(own.id()).displayName()).isEqualTo(name);
            assertThat(ports().profiles().byUsername(List.of(own.username())))
                .extracting(Profile::displayName)
                .containsExactly(name);
          }
        });
  }

  @Test
  @Rule("PROFILES-3")
  default void whoReadsMeanwhileFindsWhatWasOrWhatWillBe(Account ada) {
    List<DisplayName> names = List.of(new DisplayName("A"), new DisplayName("a".repeat(60)));
    List<Bio> bios = List.of(new Bio("b"), new Bio("ä b ".repeat(30).strip()));
    update(ada.id(), names.getFirst(), bios.getFirst());
    Race.watched(
        () -> {
          for (int round = 1; round <= 20; round++) {
            update(ada.id(), names.get(round % 2), bios.get(round % 2));
          }
        },
        () -> {
          Profile read = profile(ada.id());
          assertThat(read.displayName()).isIn(names);
          assertThat(read.bio()).isIn(bios);
          assertThat(ports().accounts().byId(ada.id())).contains(ada);
        });
  }
}
