package io.i9chat.tck.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.DirectState;
import io.i9chat.ports.model.commit.CommitResult.Stale;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.tck.Enrolled;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What blocks and deleted accounts do to direct chats. */
public interface ParticipantsContract extends StoreUnderTest {
  @Test
  @Rule("CHATS-17")
  default void blockingRaisesTheVersionAndTheViewTellsIt(
      @Enrolled PersonId ada, @Enrolled PersonId bob) {
    Conversation direct = Conversation.direct(ports(), ada, bob);
    direct.say(ada, "hello");
    Intent decided = direct.intent(bob, Conversation.text("hello yourself"));
    assertThat(direct.view().direct()).isEqualTo(DirectState.CLEAR);

    ports().blocks().add(ada, bob);
    assertThat(direct.commit(decided)).isEqualTo(new Stale());
    assertBlockers(direct, ada, bob, Set.of(ada));
    Intent again = direct.intent(ada, Conversation.text("and you?"));
    ports().blocks().add(bob, ada);
    assertThat(direct.commit(again)).isEqualTo(new Stale());
    assertBlockers(direct, ada, bob, Set.of(ada, bob));
    ports().blocks().remove(ada, bob);
    assertBlockers(direct, ada, bob, Set.of(bob));
    long version = direct.version();
    ports().blocks().remove(bob, ada);
    assertThat(direct.version()).isGreaterThan(version);
    assertBlockers(direct, ada, bob, Set.of());
    assertThat(direct.head()).isEqualTo(1);
  }

  /** Looks at every place that tells. */
  private void assertBlockers(
      Conversation direct, PersonId first, PersonId second, Set<PersonId> blockers) {
    DirectState state = new DirectState(blockers, Set.of());
    assertThat(direct.view(first).direct()).isEqualTo(state);
    assertThat(ports().chats().between(second, first).map(ChatView::direct)).contains(state);
    var item = direct.item(first);
    assertThat(item.chat().direct()).isEqualTo(state);
    assertThat(item.chat().version()).isEqualTo(direct.version());
    assertThat(
            Openings.opened(ports(), Openings.direct(Fresh.now(), second, first)).view().direct())
        .isEqualTo(state);
  }

  @Test
  @Rule("CHATS-17")
  default void whatIsBlockedOrDeletedBeforeTheChatIsOpenedIsToldToo(
      Account ada, @Enrolled PersonId bob) {
    ports().blocks().add(bob, ada.id());
    Conversation direct = Conversation.direct(ports(), ada.id(), bob);
    assertBlockers(direct, ada.id(), bob, Set.of(bob));

    assertThat(direct.view().direct()).isNotNull();
    assertThat(ports().departures().begin(ada.id(), Newcomers.password(ada), false)).isTrue();
    DirectState gone = new DirectState(Set.of(), Set.of(ada.id()));
    assertThat(direct.view().direct()).isEqualTo(gone);
    assertThat(ports().chats().between(bob, ada.id()).map(ChatView::direct)).contains(gone);
  }

  @Test
  @Rule("CHATS-17")
  default void aDeletedAccountRaisesTheVersionAndTheViewTellsIt(
      Account ada, @Enrolled PersonId bob) {
    Conversation direct = Conversation.direct(ports(), ada.id(), bob);
    direct.say(ada.id(), "hello");
    Intent decided = direct.intent(bob, Conversation.text("hello yourself"));
    assertThat(ports().departures().begin(ada.id(), Newcomers.password(ada), false)).isTrue();

    assertThat(direct.commit(decided)).isEqualTo(new Stale());
    assertThat(direct.version()).isGreaterThan(decided.version());
    DirectState gone = new DirectState(Set.of(), Set.of(ada.id()));
    assertThat(direct.view().direct()).isEqualTo(gone);
    assertThat(direct.item(bob).chat().direct()).isEqualTo(gone);
    assertThat(direct.entries()).hasSize(1);
  }

  @Test
  @Rule("CHATS-20")
  default void aRecentViewTellsWhatStoodBetweenTheTwoAtItsVersion(
      @Enrolled PersonId ada, Account bob) {
    Conversation direct = Conversation.direct(ports(), ada, bob.id());
    direct.say(ada, "hello");
    List<Runnable> changes =
        List.of(
            () -> ports().blocks().add(bob.id(), ada),
            () -> ports().blocks().add(ada, bob.id()),
            () -> ports().blocks().remove(bob.id(), ada),
            () -> ports().departures().begin(bob.id(), Newcomers.password(bob), false));
    List<ChatView> before = new ArrayList<>();
    for (Runnable change : changes) {
      before.add(direct.view(ada));
      assertThat(before).containsAll(direct.recent(ada).stream().toList());
      change.run();
      assertThat(before).containsAll(direct.recent(ada).stream().toList());
    }
  }
}
