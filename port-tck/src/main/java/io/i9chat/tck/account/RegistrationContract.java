package io.i9chat.tck.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.NewAccount;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.account.Registration;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The part of the accounts contract about making and finding accounts. */
interface RegistrationContract extends StoreUnderTest {
  private Digest signUpProof(EmailAddress email, Instant now) {
    return Newcomers.proof(ports(), email, Purpose.SIGN_UP, now);
  }

  private Registration register(NewAccount account, Instant now) {
    return ports()
        .accounts()
        .register(account, signUpProof(Newcomers.email(account.account()), now), now);
  }

  @Test
  @Rule("ACCOUNTS-1")
  default void anAccountIsFoundByIdUsernameInWhateverCaseAndAddress() {
    NewAccount ada = Newcomers.someone();
    Account account = ada.account();
    assertThat(register(ada, Fresh.now())).isEqualTo(new Registration.Done());

    Username shouted = new Username(account.username().value().toUpperCase(Locale.ROOT));
    Username whispered = new Username(account.username().value().toLowerCase(Locale.ROOT));
    assertThat(ports().accounts().byId(account.id())).contains(account);
    assertThat(ports().accounts().byUsername(shouted)).contains(account);
    assertThat(ports().accounts().byUsername(whispered)).contains(account);
    assertThat(ports().accounts().byEmail(Newcomers.email(account))).contains(account);
    assertThat(ports().accounts().byUsername(whispered).map(found -> found.username().value()))
        .contains(account.username().value());
    assertThat(ports().accounts().byId(Fresh.person())).isEmpty();
    assertThat(ports().accounts().byUsername(Fresh.username())).isEmpty();
    assertThat(ports().accounts().byEmail(Fresh.email())).isEmpty();
  }

  @Test
  @Rule("ACCOUNTS-1")
  default void usernamesAndAddressesAreUnique(Account there) {
    Username sameName = new Username(there.username().value().toUpperCase(Locale.ROOT));
    NewAccount named = Newcomers.someone(sameName, Fresh.email());
    assertThat(register(named, Fresh.now())).isEqualTo(new Registration.UsernameTaken());
    NewAccount addressed = Newcomers.someone(Fresh.username(), Newcomers.email(there));
    assertThat(register(addressed, Fresh.now())).isEqualTo(new Registration.EmailTaken());

    assertThat(ports().accounts().byId(named.account().id())).isEmpty();
    assertThat(ports().accounts().byId(addressed.account().id())).isEmpty();
    assertThat(ports().accounts().byUsername(sameName)).contains(there);
    assertThat(ports().accounts().byEmail(Newcomers.email(there))).contains(there);
  }

  @Test
  @Rule("ACCOUNTS-1")
  default void ofConcurrentRegistrationsOfOneUsernameOneIsDone() {
    for (int round = 0; round < 5; round++) {
      Username name = Fresh.username();
      List<Registration> results =
          Race.of(8, i -> register(Newcomers.someone(name, Fresh.email()), Fresh.now()));
      assertThat(results).filteredOn(new Registration.Done()::equals).hasSize(1);
      assertThat(results).filteredOn(new Registration.UsernameTaken()::equals).hasSize(7);
    }
  }

  @Test
  @Rule("ACCOUNTS-1")
  default void ofConcurrentRegistrationsOfOneAddressOneIsDone() {
    for (int round = 0; round < 5; round++) {
      EmailAddress email = Fresh.email();
      List<Registration> results =
          Race.of(8, i -> register(Newcomers.someone(Fresh.username(), email), Fresh.now()));
      assertThat(results).filteredOn(new Registration.Done()::equals).hasSize(1);
      assertThat(results).filteredOn(new Registration.EmailTaken()::equals).hasSize(7);
    }
  }

  @Test
  @Rule("ACCOUNTS-2")
  default void registeringSpendsTheProof() {
    Instant now = Fresh.now();
    NewAccount ada = Newcomers.someone();
    EmailAddress email = Newcomers.email(ada.account());
    Digest proof = signUpProof(email, now);
    assertThat(ports().accounts().register(ada, proof, now)).isEqualTo(new Registration.Done());
    assertThat(ports().codes().proven(proof, Purpose.SIGN_UP, now)).isEmpty();
    NewAccount again = Newcomers.someone(Fresh.username(), email);
    assertThat(ports().accounts().register(again, proof, now))
        .isEqualTo(new Registration.ProofInvalid());
  }

  @Test
  @Rule("ACCOUNTS-2")
  default void onlyAnUnexpiredSignUpProofOfTheAddressIsTaken() {
    Instant now = Fresh.now();
    NewAccount ada = Newcomers.someone();
    EmailAddress email = Newcomers.email(ada.account());
    Digest reset = Newcomers.proof(ports(), email, Purpose.PASSWORD_RESET, now);
    Digest otherAddress = signUpProof(Fresh.email(), now);
    Digest expired = signUpProof(email, now.minus(Duration.ofMinutes(30)));
    for (Digest proof : List.of(Newcomers.digest(), reset, otherAddress, expired)) {
      assertThat(ports().accounts().register(ada, proof, now))
          .isEqualTo(new Registration.ProofInvalid());
    }
    assertThat(ports().accounts().byId(ada.account().id())).isEmpty();
    assertThat(ports().profiles().byId(List.of(ada.account().id()))).isEmpty();
    assertThat(ports().codes().proven(reset, Purpose.PASSWORD_RESET, now)).contains(email);
  }

  @Test
  @Rule("ACCOUNTS-2")
  default void aRefusalSpendsNothing(Account there) {
    Instant now = Fresh.now();
    EmailAddress email = Fresh.email();
    Digest proof = signUpProof(email, now);
    assertThat(ports().accounts().register(Newcomers.someone(there.username(), email), proof, now))
        .isEqualTo(new Registration.UsernameTaken());
    assertThat(ports().codes().proven(proof, Purpose.SIGN_UP, now)).contains(email);
    assertThat(ports().accounts().register(Newcomers.someone(), proof, now))
        .as("of another address")
        .isEqualTo(new Registration.ProofInvalid());
    NewAccount another = Newcomers.someone(Fresh.username(), email);
    assertThat(ports().accounts().register(another, proof, now)).isEqualTo(new Registration.Done());
  }

  @Test
  @Rule("ACCOUNTS-2")
  default void aProofIsSpentOnceHoweverManyTryAtOnce() {
    Instant now = Fresh.now();
    for (int round = 0; round < 5; round++) {
      EmailAddress email = Fresh.email();
      Digest proof = signUpProof(email, now);
      List<Registration> results =
          Race.of(
              8,
              i ->
                  ports()
                      .accounts()
                      .register(Newcomers.someone(Fresh.username(), email), proof, now));
      assertThat(results).filteredOn(new Registration.Done()::equals).hasSize(1);
    }
  }

  @Test
  @Rule("ACCOUNTS-3")
  default void aNewAccountHasItsProfile() {
    NewAccount registered = Newcomers.someone();
    NewAccount enrolled = Newcomers.someone();
    register(registered, Fresh.now());
    ports().accounts().enrol(List.of(enrolled));
    for (NewAccount each : List.of(registered, enrolled)) {
      assertThat(ports().profiles().byId(List.of(each.account().id())))
          .containsExactly(Newcomers.profile(each));
    }
  }

  @Test
  @Rule("ACCOUNTS-6")
  default void enrollingMakesAll() {
    NewAccount one = Newcomers.someone();
    Account passwordless =
        new Account(Fresh.person(), Fresh.username(), Fresh.email(), null, Fresh.now());
    NewAccount two = new NewAccount(passwordless, one.displayName(), one.bio());
    assertThat(ports().accounts().enrol(List.of(one, two))).isEmpty();
    assertThat(ports().accounts().byId(one.account().id())).contains(one.account());
    assertThat(ports().accounts().byId(passwordless.id())).contains(passwordless);
  }

  @Test
  @Rule("ACCOUNTS-6")
  default void enrollingMakesNoneIfOneIsTaken(Account there) {
    NewAccount sameName = Newcomers.someone(there.username(), Fresh.email());
    NewAccount sameEmail = Newcomers.someone(Fresh.username(), Newcomers.email(there));
    NewAccount free = Newcomers.someone();
    assertThat(ports().accounts().enrol(List.of(free, sameEmail, sameName))).contains(sameEmail);
    assertThat(ports().accounts().enrol(List.of(free, sameName))).contains(sameName);
    NewAccount twin = Newcomers.someone(free.account().username(), Fresh.email());
    assertThat(ports().accounts().enrol(List.of(free, twin))).contains(twin);
    assertThat(ports().accounts().byId(free.account().id())).isEmpty();
    assertThat(ports().profiles().byId(List.of(free.account().id()))).isEmpty();
    assertThat(ports().accounts().enrol(List.of(free))).isEmpty();
  }

  @Test
  @Rule("ACCOUNTS-7")
  default void theListIsInOrderOfUsernameIgnoringCase() {
    String prefix = "Z" + Fresh.hex().substring(0, 20);
    List<NewAccount> accounts = new ArrayList<>();
    for (String end : List.of("bb", "Aa", "a_b", "AB", "Zz", "a-b", "a0b", "C1", "0a")) {
      accounts.add(Newcomers.someone(new Username(prefix + end), Fresh.email()));
    }
    assertThat(ports().accounts().enrol(accounts)).isEmpty();
    for (int i = 0; i < 3; i++) {
      Username before = new Username("a" + Fresh.hex().substring(0, 20));
      NewAccount other = Newcomers.someone(before, Fresh.email());
      assertThat(ports().accounts().enrol(List.of(other))).isEmpty();
    }
    List<Account> expected =
        accounts.stream()
            .map(NewAccount::account)
            .sorted((a, b) -> a.username().compareTo(b.username()))
            .toList();
    Username first = expected.getFirst().username();
    List<Account> rest = ports().accounts().list(first, 8);
    assertThat(rest).isEqualTo(expected.subList(1, 9));
    Username shouted = new Username(expected.get(3).username().value().toUpperCase(Locale.ROOT));
    assertThat(ports().accounts().list(shouted, 2)).isEqualTo(expected.subList(4, 6));
    List<Account> all = ports().accounts().list(null, 1_000_000);
    assertThat(all).containsAll(expected).extracting(Account::username).isSorted();
    // Other tests may change other accounts of the store meanwhile.
    assertThat(ports().accounts().list(null, 3))
        .hasSize(3)
        .extracting(Account::username)
        .isSorted()
        .allMatch(username -> username.compareTo(first) <= 0);
    assertThat(ports().accounts().list(all.getLast().username(), 3)).isEmpty();
  }
}
