package io.i9chat.domain.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.PageLimit;
import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.common.CacheCounts;
import io.i9chat.domain.entry.Card;
import io.i9chat.domain.group.ListMembers;
import io.i9chat.domain.live.SeveralNodes.Node;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.tck.Await;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What nodes remember of what people show. */
final class CardsOnSeveralNodesTest {
  private static final DisplayName RENAMED = new DisplayName("Renamed");

  private final SeveralNodes nodes = new SeveralNodes();
  private final Town town = nodes.town;
  private final Node here = nodes.join();
  private final Node there = nodes.join();
  private final Person ada = town.settle();
  private final Person bob = town.settle();
  private final ChatId chat = town.group(ada, bob);

  @AfterEach
  void close() {
    nodes.close();
  }

  private List<Card> members(Node node) {
    return ((ListMembers.Outcome.Page)
            node.i9chat
                .groups()
                .members()
                .handle(new ListMembers.Command(ada.id(), chat, null, new PageLimit(50))))
        .members().stream().map(ListMembers.Member::person).toList();
  }

  private boolean isRenamed(Node node) {
    return members(node).stream().anyMatch(card -> card.displayName().equals(RENAMED));
  }

  @Test
  void aListOfMembersReadsNoProfileAgain() {
    List<Card> first = members(there);
    there.calls.clear();

    assertThat(members(there)).isEqualTo(first).hasSize(2);
    assertThat(there.calls.keySet()).containsExactlyInAnyOrder("Chats.view", "ChatLog.at");
    assertThat(there.i9chat.caches().cards()).isEqualTo(new CacheCounts(2, 2));
  }

  @Test
  void aNameThatIsChangedIsShownHereAtOnceAndThereByASignal() {
    members(here);
    members(there);
    here.i9chat.people().rename(bob.id(), RENAMED);

    assertThat(isRenamed(here)).isTrue();
    Await.until("the other node shows it", () -> isRenamed(there));
  }

  @Test
  void aNameWhoseChangeWasLostIsShownAfterTheGap() {
    members(there);
    there.deaf = true;
    here.i9chat.people().rename(bob.id(), RENAMED);
    there.deaf = false;
    assertThat(isRenamed(there)).as("not told of").isFalse();
    there.gap();

    assertThat(isRenamed(there)).isTrue();
  }

  @Test
  void anErasedAccountIsForgottenByEveryNode() {
    members(here);
    members(there);
    here.i9chat.people().erase(bob.id());
    here.calls.clear();
    there.calls.clear();

    assertThat(members(here)).containsExactly(Card.of(ada.profile()));
    Await.until("the other node shows ada alone", () -> members(there).size() == 1);
  }
}
