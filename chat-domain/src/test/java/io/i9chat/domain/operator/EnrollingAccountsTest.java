package io.i9chat.domain.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.account.AccountHouse;
import io.i9chat.domain.operator.EnrolAccounts.Newcomer;
import io.i9chat.domain.session.SignedIn;
import io.i9chat.ports.model.Username;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class EnrollingAccountsTest {
  private final AccountHouse house = new AccountHouse();

  @Test
  @Rule("SESSION-2")
  void makesManyEachSignedInForADay() {
    String prefix = "u" + Fresh.hex().substring(0, 12);
    List<Newcomer> newcomers =
        IntStream.range(0, 1_201)
            .mapToObj(i -> Newcomer.withoutMail(new Username(prefix + i)))
            .toList();

    EnrolAccounts.Outcome outcome = enrol(newcomers);

    List<EnrolAccounts.Issued> issued = ((EnrolAccounts.Enrolled) outcome).issued();
    assertThat(issued)
        .extracting(EnrolAccounts.Issued::username)
        .containsExactlyElementsOf(newcomers.stream().map(Newcomer::username).toList());
    assertThat(issued).allSatisfy(each -> assertThat(house.callerOf(each.token())).isPresent());

    house.pass(Duration.ofHours(24));
    assertThat(issued).allSatisfy(each -> assertThat(house.callerOf(each.token())).isEmpty());
  }

  @Test
  @Rule("NAME-1")
  void makesNoneIfANameIsTaken() {
    Username taken = house.signUp().me().profile().username();
    Username free = Fresh.username();

    assertThat(
            enrol(
                Stream.of(free, new Username(taken.value().toLowerCase(Locale.ROOT)))
                    .map(Newcomer::withoutMail)
                    .toList()))
        .isEqualTo(new EnrolAccounts.Taken(taken, List.of()));
    assertThat(enrol(List.of(Newcomer.withoutMail(free))))
        .isInstanceOf(EnrolAccounts.Enrolled.class);
  }

  @Test
  @Rule("NAME-2")
  void makesNoneIfANameIsReservedOrAskedForTwice() {
    Username twice = Fresh.username();
    Username reserved = new Username("Support");

    assertThat(enrol(List.of(Newcomer.withoutMail(reserved))))
        .isEqualTo(new EnrolAccounts.Taken(reserved, List.of()));
    assertThat(enrol(List.of(Newcomer.withoutMail(twice), Newcomer.withoutMail(twice))))
        .isEqualTo(new EnrolAccounts.Taken(twice, List.of()));
    assertThat(house.sessions.opened()).isZero();
  }

  @Test
  void makesNoneIfAnAddressIsTaken() {
    Username first = Fresh.username();
    Username second = Fresh.username();
    Newcomer clash = new Newcomer(second, house.signUp().me().email());

    assertThat(enrol(List.of(Newcomer.withoutMail(first), clash)))
        .isEqualTo(new EnrolAccounts.Taken(second, List.of()));
    assertThat(enrol(List.of(Newcomer.withoutMail(first))))
        .isInstanceOf(EnrolAccounts.Enrolled.class);
  }

  @Test
  void asksAgainForASessionThatTheStoreFailedToOpen() {
    List<Newcomer> newcomers =
        Stream.generate(Fresh::username).limit(5).map(Newcomer::withoutMail).toList();
    house.sessions.failToOpen(2);

    EnrolAccounts.Outcome outcome = enrol(newcomers);

    assertThat(((EnrolAccounts.Enrolled) outcome).issued())
        .hasSize(5)
        .allSatisfy(each -> assertThat(house.callerOf(each.token())).isPresent());
  }

  @Test
  void saysWhatItDidWhenTheStoreGoesOnFailing() {
    List<Newcomer> newcomers =
        Stream.generate(Fresh::username).limit(5).map(Newcomer::withoutMail).toList();
    house.sessions.failToOpen(11);

    EnrolAccounts.BrokenOff broken = (EnrolAccounts.BrokenOff) enrol(newcomers);

    assertThat(broken.why()).hasMessage("no answer in time");
    assertThat(broken.unsure()).isNotEmpty();
    assertThat(
            Stream.concat(
                broken.issued().stream().map(EnrolAccounts.Issued::username),
                broken.unsure().stream()))
        .containsExactlyInAnyOrderElementsOf(newcomers.stream().map(Newcomer::username).toList());
    assertThat(broken.issued())
        .allSatisfy(each -> assertThat(house.callerOf(each.token())).isPresent());
  }

  @Test
  void showsAllAccountsPageByPage() {
    SignedIn ada = house.signUp();
    for (int i = 0; i < 4; i++) {
      house.enrol(Fresh.username());
    }

    List<ListAccounts.AccountItem> first =
        house.use.operator().listAccounts().handle(new ListAccounts.Command(null, 3)).accounts();
    List<ListAccounts.AccountItem> second =
        house
            .use
            .operator()
            .listAccounts()
            .handle(new ListAccounts.Command(first.getLast().username(), 3))
            .accounts();

    List<ListAccounts.AccountItem> all = Stream.concat(first.stream(), second.stream()).toList();
    assertThat(first).hasSize(3);
    assertThat(all)
        .hasSize(5)
        .extracting(ListAccounts.AccountItem::username)
        .doesNotHaveDuplicates()
        .isSorted();
    assertThat(all)
        .filteredOn(ListAccounts.AccountItem::hasPassword)
        .extracting(ListAccounts.AccountItem::id)
        .containsExactly(ada.caller().person());
  }

  private EnrolAccounts.Outcome enrol(List<Newcomer> newcomers) {
    return house.use.operator().enrolAccounts().handle(new EnrolAccounts.Command(newcomers));
  }
}
