package io.i9chat.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.IssuedCode;
import io.i9chat.ports.model.account.NewAccount;
import io.i9chat.ports.model.account.NewPerson;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.ports.model.account.Proof;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.account.Session;
import io.i9chat.ports.model.people.ExternalId;
import io.i9chat.ports.model.people.Privacy;
import io.i9chat.ports.model.people.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Accounts, proofs and sessions as contract tests begin with. */
public final class Newcomers {
  private Newcomers() {}

  /** An account that does not exist yet, with a password hash of its own. */
  public static NewAccount someone() {
    return someone(Fresh.username(), Fresh.email());
  }

  /** An account with this username and address, with a password hash of its own. */
  public static NewAccount someone(Username username, EmailAddress email) {
    Account account = new Account(Fresh.person(), username, email, hash(), Fresh.now());
    return new NewAccount(account, new DisplayName("Ада ☕"), new Bio("Line one\n\tline two 😀"));
  }

  /** An account of this person, which does not exist yet. */
  public static NewAccount someone(PersonId person) {
    Account account = new Account(person, Fresh.username(), Fresh.email(), hash(), Fresh.now());
    return new NewAccount(account, new DisplayName("Ева"), new Bio(""));
  }

  /** The profile that a new account has. */
  public static Profile profile(NewAccount made) {
    Account account = made.account();
    return new Profile(
        account.id(),
        account.username(),
        made.displayName(),
        made.bio(),
        null,
        Privacy.DEFAULT,
        null);
  }

  /** An account that is in the store. */
  public static Account enrolled(StorePorts ports) {
    NewAccount account = someone();
    assertThat(ports.accounts().enrol(List.of(account))).isEmpty();
    return account.account();
  }

  /** The password hash of an account that has one. */
  public static PasswordHash password(Account account) {
    return Objects.requireNonNull(account.password());
  }

  /** The address of an account that has one. */
  public static EmailAddress email(Account account) {
    return Objects.requireNonNull(account.email());
  }

  /** An account that does not exist yet, without password or address, for an external id. */
  public static NewPerson person(ExternalId externalId) {
    return person(externalId, Fresh.username());
  }

  /** The same with this username. */
  public static NewPerson person(ExternalId externalId, Username username) {
    Account account = new Account(Fresh.person(), username, null, null, Fresh.now());
    return new NewPerson(
        externalId, new NewAccount(account, new DisplayName("Боб 🫖"), new Bio("Embedded")));
  }

  /** A hash that no account has; stores do not look into it. */
  public static PasswordHash hash() {
    return new PasswordHash("$argon2id$v=19$m=19456,t=2,p=1$" + Fresh.hex());
  }

  /** A digest of nothing in particular. */
  public static Digest digest() {
    return new Digest(Fresh.bytes(32));
  }

  /** A code for an address that expires 10 minutes after {@code now}. */
  public static IssuedCode code(EmailAddress email, Purpose purpose, Instant now) {
    return new IssuedCode(digest(), purpose, email, digest(), now.plus(Duration.ofMinutes(10)));
  }

  /** The token of a proof that the store holds for 30 minutes from {@code now}. */
  public static Digest proof(StorePorts ports, EmailAddress email, Purpose purpose, Instant now) {
    IssuedCode code = code(email, purpose, now);
    Proof proof = new Proof(digest(), now.plus(Duration.ofMinutes(30)));
    ports.codes().issue(code);
    assertThat(ports.codes().attempt(code.ticket(), purpose, code.code(), proof, now))
        .contains(email);
    return proof.token();
  }

  /** A session of a person that was made at {@code at}, and ends a year later. */
  public static Session session(PersonId person, Instant at) {
    return new Session(Fresh.session(at), person, null, at, at, at.plus(Duration.ofDays(365)));
  }
}
