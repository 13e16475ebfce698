package io.i9chat.tck.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatKind;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.OpenResult;
import io.i9chat.ports.model.commit.OpenResult.Opened;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.commit.Precondition.PrivacyVersion;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The part of the chats contract about opening chats and looking at them. */
interface OpeningContract extends StoreUnderTest {
  private Opened open(PersonId opener, PersonId other) {
    return Openings.opened(ports(), Openings.direct(Fresh.now(), opener, other));
  }

  @Test
  @Rule("CHATS-1")
  default void twoPeopleHaveOneDirectChatWhoeverOpensItHoweverOften(PersonId ada, PersonId bob) {
    Opened first = open(ada, bob);
    Opened fromTheOther = open(bob, ada);
    Opened again = open(ada, bob);

    ChatId chat = first.view().id();
    assertThat(List.of(fromTheOther.view().id(), again.view().id())).containsOnly(chat);
    assertThat(List.of(first.fresh(), fromTheOther.fresh(), again.fresh()))
        .containsExactly(true, true, false);
    assertThat(again.view().openedAt()).isEqualTo(first.view().openedAt());
    assertThat(open(ada, Fresh.person()).view().id()).isNotEqualTo(chat);
  }

  @Test
  @Rule("CHATS-1")
  default void aDirectChatOpenedFromBothSidesAtOnceIsStillOne() {
    for (int round = 0; round < 10; round++) {
      PersonId ada = Fresh.person();
      PersonId bob = Fresh.person();
      List<Opened> opened = Race.of(8, i -> i % 2 == 0 ? open(ada, bob) : open(bob, ada));

      ChatId chat = opened.getFirst().view().id();
      assertThat(opened).allSatisfy(each -> assertThat(each.view().id()).isEqualTo(chat));
      long newToAda = IntStream.range(0, 4).filter(i -> opened.get(2 * i).fresh()).count();
      long newToBob = IntStream.range(0, 4).filter(i -> opened.get(2 * i + 1).fresh()).count();
      assertThat(List.of(newToAda, newToBob)).as("times it was new").containsExactly(1L, 1L);
      ChatView view = ports().chats().view(chat, List.of()).orElseThrow();
      assertThat(view.of(ada).windows()).isEqualTo(WholeLog.ALL);
      assertThat(view.of(bob).windows()).isEqualTo(WholeLog.ALL);
    }
  }

  @Test
  @Rule("CHATS-2")
  default void aDirectChatExistsOnlyForItsOpenerUntilTheFirstMessage(PersonId ada, PersonId bob) {
    Instant at = Fresh.now();
    Opened opened = Openings.opened(ports(), Openings.direct(at, ada, bob));
    ChatId chat = opened.view().id();

    ChatView expected = ports().chats().view(chat, List.of()).orElseThrow();
    assertThat(opened.view()).isEqualTo(expected);
    assertThat(expected.kind()).isEqualTo(ChatKind.DIRECT);
    assertThat(expected.openedAt()).isEqualTo(at);
    assertThat(expected.members()).containsOnlyKeys(ada, bob);
    assertThat(expected.of(ada).windows()).containsExactly(new Window(1, Window.OPEN));
    assertThat(expected.of(bob)).isEqualTo(Membership.NONE);
    assertThat(ports().inbox().item(bob, chat)).isEmpty();
    assertThat(ports().log().log(chat, WholeLog.ALL, WholeLog.FIRST, PageBound.of(10)).head())
        .isZero();
  }

  @Test
  @Rule("CHATS-2")
  default void theFirstMessageLetsTheOtherIn(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.direct(ports(), ada, bob);

    var first = chat.committed(ada, Conversation.text("hello"));
    assertThat(first.entry().seq()).isEqualTo(1);
    assertThat(first.newcomers()).containsExactly(bob);
    assertThat(chat.membership(bob).windows()).containsExactly(new Window(1, Window.OPEN));
    assertThat(chat.committed(ada, Conversation.text("again")).newcomers()).isEmpty();
    assertThat(open(bob, ada).fresh()).as("new to one who was let in").isFalse();
  }

  @Test
  @Rule("CHATS-2")
  default void whoOpenedTheirSideIsNoNewcomer(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.direct(ports(), ada, bob);
    assertThat(open(bob, ada).view().of(bob).windows()).isEqualTo(WholeLog.ALL);

    assertThat(chat.committed(ada, Conversation.text("hello")).newcomers()).isEmpty();
    assertThat(chat.membership(bob).windows()).isEqualTo(WholeLog.ALL);
  }

  @Test
  @Rule("CHATS-3")
  default void aGroupStartsWithCreatedAndAdded(PersonId ada, PersonId bob, PersonId cleo) {
    Opening.Group opening = Openings.group(Fresh.now(), ada, bob, cleo);
    Opened opened = Openings.opened(ports(), opening);

    assertThat(opened.fresh()).isTrue();
    assertThat(opened.view().id()).isEqualTo(opening.fresh());
    assertThat(opened.view().kind()).isEqualTo(ChatKind.GROUP);
    assertThat(opened.view().of(ada).windows()).isEqualTo(WholeLog.ALL);
    assertThat(ports().log().at(opening.fresh(), List.of(1L, 2L, 3L), PageBound.of(10)))
        .extracting(e -> List.of(e.seq(), e.author(), e.payload(), e.at(), e.messages()))
        .containsExactly(
            List.of(1L, ada, new Payload.Created(opening.profile().name()), opening.at(), 0L),
            List.of(2L, ada, new Payload.Added(opening.people()), opening.at(), 0L));
    ChatView view = ports().chats().view(opening.fresh(), List.of(ada, bob, cleo)).orElseThrow();
    assertThat(view.of(ada).windows()).containsExactly(new Window(1, Window.OPEN));
    assertThat(view.of(bob).windows()).containsExactly(new Window(2, Window.OPEN));
    assertThat(view.of(cleo).windows()).containsExactly(new Window(2, Window.OPEN));
  }

  @Test
  @Rule("CHATS-3")
  default void openingAGroupAgainChangesNothing(PersonId ada, PersonId bob) {
    Opening.Group opening = Openings.group(Fresh.now(), ada, bob);
    List<Opened> opened = Race.of(8, i -> Openings.opened(ports(), opening));
    Optional<ChatView> before = ports().chats().view(opening.fresh(), List.of(ada, bob));
    Opened later = Openings.opened(ports(), opening);

    assertThat(before).isPresent();
    assertThat(opened).filteredOn(Opened::fresh).hasSize(1);
    assertThat(later.fresh()).isFalse();
    assertThat(later.view().id()).isEqualTo(opening.fresh());
    assertThat(ports().chats().view(opening.fresh(), List.of(ada, bob))).isEqualTo(before);
    assertThat(
            ports()
                .log()
                .log(opening.fresh(), WholeLog.ALL, WholeLog.FIRST, PageBound.of(10))
                .head())
        .isEqualTo(2);
  }

  private static Opening.Group like(
      Opening.Group first, ClientId id, Fingerprint fingerprint, PrivacyVersion... grounds) {
    return new Opening.Group(
        Fresh.chat(),
        first.opener(),
        id,
        fingerprint,
        first.profile(),
        first.people(),
        first.at().plusSeconds(1),
        List.of(grounds));
  }

  @Test
  @Rule("CHATS-3")
  default void anOpeningTellsItsFirstEntriesAndWhoTheyLetIn(PersonId ada) {
    Opening.Group opening = Openings.group(Fresh.now(), ada, Fresh.person());
    List<Committed> commits = Openings.opened(ports(), opening).commits();
    List<Entry> start = ports().log().at(opening.fresh(), List.of(1L, 2L), PageBound.of(200));
    assertThat(commits).extracting(Committed::entry).isEqualTo(start);
    assertThat(commits.get(0).newcomers()).containsExactly(ada);
    assertThat(commits.get(1).newcomers()).containsExactlyInAnyOrderElementsOf(opening.people());
  }

  @Test
  @Rule("CHATS-16")
  default void aClientIdOfAnOpenerNamesOneGroupForGood(PersonId ada) {
    Opening.Group opening = Openings.group(Fresh.now(), ada, Fresh.person());
    ClientId id = opening.clientId();
    assertThat(ports().chats().opened(ada, id, opening.fingerprint())).isEmpty();
    Opened first = Openings.opened(ports(), opening);
    PrivacyVersion untrue = new PrivacyVersion(Fresh.person(), 0);
    Opening.Group same = like(opening, id, opening.fingerprint(), untrue);
    Opened found = new Opened(first.view(), false, List.of());
    assertThat(ports().chats().open(same)).as("on grounds that do not hold").isEqualTo(found);
    assertThat(ports().chats().opened(ada, id, opening.fingerprint())).contains(found);
    Fingerprint other = Fresh.fingerprint();
    assertThat(ports().chats().open(like(opening, id, other, untrue)))
        .isEqualTo(new OpenResult.Mismatch());
    assertThat(ports().chats().opened(ada, id, other)).contains(new OpenResult.Mismatch());
    assertThat(ports().chats().view(same.fresh(), List.of())).isEmpty();
    assertThat(ports().inbox().heads(ada)).hasSize(1);
  }

  @Test
  @Rule("CHATS-16")
  default void aClientIdIsItsOpenersAloneAndToTheLetter(PersonId ada) {
    Opening.Group opening = Openings.group(Fresh.now(), ada, Fresh.person());
    Openings.opened(ports(), opening);
    ClientId capitals = new ClientId(opening.clientId().value().toUpperCase(Locale.ROOT) + "X");
    ClientId small = new ClientId(capitals.value().toLowerCase(Locale.ROOT));
    assertThat(ports().chats().opened(Fresh.person(), opening.clientId(), opening.fingerprint()))
        .isEmpty();
    for (ClientId each : List.of(capitals, small)) {
      assertThat(ports().chats().opened(ada, each, opening.fingerprint())).isEmpty();
      Opening.Group other = like(opening, each, opening.fingerprint());
      assertThat(Openings.opened(ports(), other).fresh()).isTrue();
    }
    assertThat(ports().inbox().heads(ada)).hasSize(3);
  }

  @Test
  @Rule("CHATS-16")
  default void concurrentOpeningsUnderAClientIdMakeOneGroup(PersonId ada) {
    Opening.Group first = Openings.group(Fresh.now(), ada, Fresh.person());
    List<Opened> opened =
        Race.of(
            8, i -> Openings.opened(ports(), like(first, first.clientId(), first.fingerprint())));

    assertThat(opened.stream().map(each -> each.view().id()).distinct()).hasSize(1);
    assertThat(opened).filteredOn(Opened::fresh).hasSize(1);
    assertThat(opened).filteredOn(each -> each.commits().size() == 2).hasSize(1);
    assertThat(ports().inbox().heads(ada)).hasSize(1);
  }

  @Test
  @Rule("CHATS-4")
  default void whatIsNotThereIsEmpty(PersonId ada, PersonId bob, PersonId stranger) {
    assertThat(ports().chats().view(Fresh.chat(), List.of(ada))).isEmpty();
    assertThat(ports().chats().made(Fresh.chat(), ada, Conversation.key(Conversation.text("hm"))))
        .isEmpty();

    Conversation group = Conversation.group(ports(), ada, bob);
    assertThat(group.view().members()).isEmpty();
    assertThat(group.view(bob, stranger).members()).containsOnlyKeys(bob);
    Conversation direct = Conversation.direct(ports(), ada, bob);
    assertThat(direct.view(stranger).members()).containsOnlyKeys(ada, bob);
  }
}
