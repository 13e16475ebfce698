package io.i9chat.tck.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.account.Departures;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.IssuedCode;
import io.i9chat.ports.model.account.NewAccount;
import io.i9chat.ports.model.account.PasswordAuthorization;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.ports.model.account.Proof;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.account.Registration;
import io.i9chat.ports.model.account.Session;
import io.i9chat.ports.model.chat.DirectState;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.OpenResult;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.media.MediaFacts;
import io.i9chat.ports.model.people.Blocking;
import io.i9chat.ports.model.people.GeoPoint;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.people.ProfileUpdate;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import io.i9chat.tck.Uploads;
import io.i9chat.tck.chat.Conversation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract of {@link Departures}. */
public interface DeparturesContract extends OpenDeparturesContract {
  private Account someone() {
    return Newcomers.enrolled(ports());
  }

  private void begin(Account account, boolean erase) {
    assertThat(ports().departures().begin(account.id(), Newcomers.password(account), erase))
        .isTrue();
  }

  private Session session(Account account) {
    Session session = Newcomers.session(account.id(), Fresh.now());
    assertThat(ports().sessions().open(session, account.password())).isTrue();
    return session;
  }

  private ProfileUpdate update(PersonId person, Change<Picture> picture) {
    return ports()
        .profiles()
        .update(person, new ProfileChange(null, new Bio("changed"), picture, PrivacyChange.NONE));
  }

  @Test
  @Rule("DEPARTURES-1")
  default void nothingBeginsWithAnotherHash(Account ada) {
    Session session = session(ada);
    PasswordHash old = Newcomers.password(ada);
    PasswordHash next = Newcomers.hash();

    assertThat(ports().departures().begin(ada.id(), next, true)).isFalse();
    assertThat(ports().departures().begin(Fresh.person(), next, true)).isFalse();
    var known = new PasswordAuthorization.OldPassword(ada.id(), old, session.id());
    ports().accounts().setPassword(known, next, Fresh.now());
    assertThat(ports().departures().begin(ada.id(), old, true)).as("old").isFalse();
    assertThat(ports().accounts().byId(ada.id())).isPresent();
    assertThat(ports().profiles().byId(List.of(ada.id()))).hasSize(1);
    assertThat(ports().sessions().of(ada.id())).containsExactly(session);
    assertThat(ports().departures().open(null, 1_000_000))
        .noneMatch(each -> each.person().equals(ada.id()));
    assertThat(ports().departures().begin(ada.id(), next, true)).isTrue();
    assertThat(ports().departures().begin(ada.id(), next, true)).as("again").isFalse();
  }

  @Test
  @Rule("DEPARTURES-2")
  default void theAccountAndEverythingOfItIsGone(Account ada, Account bob) {
    Session session = session(ada);
    Session his = session(bob);
    begin(ada, false);

    assertThat(ports().accounts().byId(ada.id())).isEmpty();
    assertThat(ports().accounts().byUsername(ada.username())).isEmpty();
    assertThat(ports().accounts().byEmail(Newcomers.email(ada))).isEmpty();
    assertThat(ports().accounts().list(null, 1_000_000)).contains(bob).doesNotContain(ada);
    assertThat(ports().profiles().byId(List.of(ada.id(), bob.id()))).hasSize(1);
    assertThat(ports().profiles().byUsername(List.of(ada.username()))).isEmpty();
    assertThat(ports().sessions().find(List.of(session.id(), his.id()))).containsExactly(his);
    assertThat(ports().sessions().of(ada.id())).isEmpty();
    assertThat(ports().sessions().open(Newcomers.session(ada.id(), Fresh.now()), ada.password()))
        .isFalse();
    assertThat(update(ada.id(), Change.keep())).isEqualTo(new ProfileUpdate.NoSuchPerson());
    ports().profiles().seen(List.of(ada.id()), Fresh.now());
    assertThat(ports().profiles().byId(List.of(ada.id()))).isEmpty();
  }

  @Test
  @Rule("DEPARTURES-2")
  default void itsPlaceAndBlocksAreGoneAndNoneComeBack(Account ada, Account bob, Account eve) {
    Instant now = Fresh.now();
    GeoPoint place = new GeoPoint(51.05, 13.74);
    ports().places().put(ada.id(), place, now);
    ports().blocks().add(ada.id(), bob.id());
    ports().blocks().add(bob.id(), ada.id());
    ports().blocks().add(bob.id(), eve.id());
    begin(ada, true);
    ports().places().put(ada.id(), place, now);

    assertThat(ports().places().of(ada.id(), now)).isEmpty();
    assertThat(ports().places().near(bob.id(), place, 1, now, 1_000_000))
        .noneMatch(near -> near.person().equals(ada.id()));
    assertThat(ports().blocks().of(ada.id())).isEmpty();
    assertThat(ports().blocks().of(bob.id())).containsExactly(eve.id());
    assertThat(ports().blocks().add(bob.id(), ada.id())).isEqualTo(Blocking.UNCHANGED);
    assertThat(ports().blocks().add(ada.id(), bob.id())).isEqualTo(Blocking.UNCHANGED);
    assertThat(ports().blocks().between(bob.id(), List.of(ada.id(), eve.id())).others())
        .containsOnlyKeys(eve.id());
  }

  @Test
  @Rule("DEPARTURES-2")
  default void itsCodesAndProofsAreGone(Account ada) {
    Instant now = Fresh.now();
    IssuedCode code = Newcomers.code(Newcomers.email(ada), Purpose.PASSWORD_RESET, now);
    IssuedCode others = Newcomers.code(Fresh.email(), Purpose.PASSWORD_RESET, now);
    ports().codes().issue(code);
    ports().codes().issue(others);
    var proof = Newcomers.proof(ports(), Newcomers.email(ada), Purpose.PASSWORD_RESET, now);
    begin(ada, false);

    assertThat(ports().codes().proven(proof, Purpose.PASSWORD_RESET, now)).isEmpty();
    for (IssuedCode each : List.of(code, others)) {
      Proof next = new Proof(Newcomers.digest(), now.plusSeconds(9));
      assertThat(ports().codes().attempt(each.ticket(), each.purpose(), each.code(), next, now))
          .isEqualTo(each.equals(others) ? Optional.of(each.email()) : Optional.empty());
    }
  }

  @Test
  @Rule("DEPARTURES-2")
  default void itsPictureIsNotInUseAnyMore(Account ada, Account bob) {
    MediaFacts own = Uploads.verified(ports(), ada.id());
    MediaFacts shared = Uploads.verified(ports(), ada.id());
    update(ada.id(), Change.to(new Picture(own.id(), shared.id())));
    update(bob.id(), Change.to(new Picture(shared.id(), null)));
    begin(ada, false);

    assertThat(ports().ledger().uses(own.id(), bob.id(), 9)).isEmpty();
    assertThat(ports().ledger().uses(shared.id(), bob.id(), 9)).hasSize(1);
    assertThat(ports().ledger().condemned(Instant.EPOCH, 1_000_000))
        .contains(own.id())
        .doesNotContain(shared.id());
  }

  @Test
  @Rule("DEPARTURES-3")
  default void theUsernameStaysTakenAndTheAddressIsFree(Account ada) {
    begin(ada, false);
    ports().departures().finish(ada.id());
    Username shouted = new Username(ada.username().value().toUpperCase(Locale.ROOT));
    NewAccount sameName = Newcomers.someone(shouted, Fresh.email());
    Instant now = Fresh.now();
    var proof = Newcomers.proof(ports(), Newcomers.email(sameName.account()), Purpose.SIGN_UP, now);

    assertThat(ports().accounts().enrol(List.of(Newcomers.someone(), sameName))).contains(sameName);
    assertThat(ports().accounts().register(sameName, proof, now))
        .isEqualTo(new Registration.UsernameTaken());
    NewAccount sameAddress = Newcomers.someone(Fresh.username(), Newcomers.email(ada));
    var again = Newcomers.proof(ports(), Newcomers.email(ada), Purpose.SIGN_UP, now);
    assertThat(ports().accounts().register(sameAddress, again, now))
        .isEqualTo(new Registration.Done());
    assertThat(ports().accounts().byEmail(Newcomers.email(ada))).contains(sameAddress.account());
  }

  @Test
  @Rule("DEPARTURES-4")
  default void itsDirectChatsTellAndWhatWasDecidedBeforeIsStale(
      Account ada, Account bob, Account eve) {
    Conversation opened = Conversation.direct(ports(), ada.id(), bob.id());
    Conversation found = Conversation.direct(ports(), eve.id(), ada.id());
    Conversation apart = Conversation.direct(ports(), bob.id(), eve.id());
    opened.say(ada.id(), Body.text("hello"));
    long version = opened.version();
    long other = found.version();
    long untouched = apart.version();
    assertThat(opened.view().direct()).isNotNull();
    begin(ada, false);

    for (Conversation each : List.of(opened, found)) {
      assertThat(each.view().direct()).isEqualTo(new DirectState(Set.of(), Set.of(ada.id())));
    }
    assertThat(opened.version()).isGreaterThan(version);
    assertThat(found.version()).isGreaterThan(other);
    assertThat(apart.version()).isEqualTo(untouched);
    var message = Conversation.message(Body.text("still there?"));
    Intent decided = opened.intent(bob.id(), version, message);
    assertThat(opened.commit(decided)).isEqualTo(new CommitResult.Stale());
  }

  @Test
  @Rule("DEPARTURES-4")
  default void whatHasThePersonsPrivacyVersionForAGroundIsStale(Account ada, Account bob) {
    Conversation group = Conversation.group(ports(), bob.id(), someone().id());
    long privacyVersion = ports().blocks().between(ada.id(), List.of()).privacyVersion();
    List<Precondition.PrivacyVersion> authorization =
        List.of(new Precondition.PrivacyVersion(ada.id(), privacyVersion));
    begin(ada, false);

    var opening = new Opening.Direct(Fresh.chat(), bob.id(), ada.id(), Fresh.now(), authorization);
    assertThat(ports().chats().open(opening)).isEqualTo(new OpenResult.Stale());
    var added = new Payload.Added(List.of(ada.id()));
    List<Precondition> grounds = List.copyOf(authorization);
    Intent intent = new Intent(bob.id(), group.version(), Fresh.now(), added, grounds, List.of());
    assertThat(group.commit(intent)).isEqualTo(new CommitResult.Stale());
  }

  @Test
  @Rule("DEPARTURES-7")
  default void whoLooksMeanwhileFindsAllOfTheAccountOrNothing() {
    for (int round = 0; round < 5; round++) {
      Account ada = someone();
      Session session = session(ada);
      update(ada.id(), Change.keep());
      List<Profile> profile = ports().profiles().byId(List.of(ada.id()));
      Race.watched(
          () -> begin(ada, false),
          () -> {
            assertThat(ports().accounts().byId(ada.id())).isIn(Optional.empty(), Optional.of(ada));
            assertThat(ports().accounts().byUsername(ada.username()))
                .isIn(Optional.empty(), Optional.of(ada));
            assertThat(ports().accounts().byEmail(Newcomers.email(ada)))
                .isIn(Optional.empty(), Optional.of(ada));
            assertThat(ports().profiles().byId(List.of(ada.id()))).isIn(List.of(), profile);
            assertThat(ports().profiles().byUsername(List.of(ada.username())))
                .isIn(List.of(), profile);
            assertThat(ports().sessions().of(ada.id())).isIn(List.of(), List.of(session));
          });
    }
  }
}
