package io.i9chat.adapter.neo4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.search.WordIndexer;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.account.Session;
import io.i9chat.ports.model.log.SearchTerm;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.tck.Await;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.Race;
import io.i9chat.tck.Uploads;
import io.i9chat.tck.chat.Conversation;
import io.i9chat.tck.memory.InMemoryCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The chores of two programs on one database, at once. */
final class TwoStoresChoresTest extends OnTwoStores {
  private StorePorts ports(int index) {
    return store(index).ports();
  }

  @Test
  void whatExpiredIsForgottenByBoth() {
    Account ada = Newcomers.enrolled(ports(0));
    Instant now = Fresh.now();
    Session lives = Newcomers.session(ada.id(), now);
    assertThat(ports(0).sessions().open(lives, null)).isTrue();
    for (int n = 0; n < 200; n++) {
      Instant then = now.minus(Session.IDLE).minusSeconds(n);
      assertThat(ports(n).sessions().open(Newcomers.session(ada.id(), then), null)).isTrue();
      ports(n)
          .codes()
          .issue(Newcomers.code(Fresh.email(), Purpose.SIGN_UP, now.minus(Duration.ofHours(1))));
    }

    Race.each(
        6,
        i -> {
          ports(i).sessions().forget(now);
          ports(i).codes().forget(now);
        });

    assertThat(ports(1).sessions().of(ada.id())).containsExactly(lives);
    assertThat(ports(1).sessions().forget(now)).isZero();
    assertThat(ports(1).codes().forget(now)).isZero();
  }

  @Test
  void whatIsCondemnedAndForgottenByBothIsGivenBackOnce() {
    Account ada = Newcomers.enrolled(ports(0));
    Instant old = Fresh.now().minus(Duration.ofDays(2));
    MediaId kept = Uploads.booked(ports(0), ada.id()).id();
    long before = ports(0).storage().used(ada.id());
    List<MediaId> unused = new ArrayList<>();
    for (int n = 0; n < 60; n++) {
      unused.add(Uploads.booked(ports(n), ada.id(), old).id());
    }
    Uploads.verified(ports(0), Uploads.booked(ports(0), ada.id(), old));

    Race.each(
        6,
        i -> {
          List<MediaId> condemned =
              ports(i).ledger().condemned(old.plus(Duration.ofDays(1)), 1_000);
          ports(i + 1).ledger().forget(condemned);
        });

    assertThat(ports(1).ledger().known(unused)).isEmpty();
    assertThat(ports(1).ledger().of(ada.id())).containsExactly(kept);
    assertThat(ports(1).storage().used(ada.id())).isEqualTo(before);
  }

  private static boolean isAllIndexed(Graph graph, Conversation chat) {
    String waiting =
        "MATCH (e:Entry {chat: $in.chat}) WHERE e.unindexed IS NOT NULL RETURN count(e) AS waiting";
    return graph
        .rows(waiting, Map.of("chat", chat.id().toString()), row -> row.get("waiting").asLong())
        .equals(List.of(0L));
  }

  private int found(PersonId person, Conversation chat, String start) {
    List<SearchTerm> terms = List.of(new SearchTerm.Prefix(start));
    Duration patience = Duration.ofSeconds(30);
    return ports(1)
        .search()
        .find(person, chat.id(), terms, null, PageBound.of(1_000), patience)
        .items()
        .size();
  }

  @Test
  void wordsThatNoOneHoldsTheLeaseForAreIndexedAfterAWhile() {
    PersonId ada = Fresh.person();
    Conversation chat = Conversation.direct(ports(0), ada, Fresh.person());
    InMemoryCluster nodes = new InMemoryCluster();
    nodes.join().leases().hold("words", Duration.ofDays(1));
    try (Graph graph = InProcessNeo4j.graph();
        WordIndexer late = new WordIndexer(graph, Duration.ofMillis(100))) {
      late.under(nodes.join().leases());
      store(1).indexUnder(nodes.join().leases());
      chat.say(ada, List.of("said"));
      Await.until("all words are indexed", () -> isAllIndexed(graph, chat));
      assertThat(found(ada, chat, "said")).isEqualTo(1);
    }
  }

  @Test
  void wordsThatSeveralIndexAreThoseThatWereSaidLast() {
    PersonId ada = Fresh.person();
    Conversation chat = Conversation.direct(ports(0), ada, Fresh.person());
    List<WordIndexer> more = new ArrayList<>();
    try (Graph graph = InProcessNeo4j.graph()) {
      more.add(new WordIndexer(graph));
      more.add(new WordIndexer(graph));
      Race.each(
          4,
          i -> {
            for (int n = 0; n < 50; n++) {
              long seq = chat.say(ada, List.of("first" + i, "said" + n)).seq();
              chat.edit(ada, seq, "second" + i, "said" + n);
            }
          });
      Await.until("all words are indexed", () -> isAllIndexed(graph, chat));
      assertThat(found(ada, chat, "second")).isEqualTo(200);
      assertThat(found(ada, chat, "said")).isEqualTo(200);
      assertThat(found(ada, chat, "first")).as("what nobody says any more").isZero();
      more.forEach(WordIndexer::close);
    }
  }
}
