package io.i9chat.adapter.sqlite.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.adapter.sqlite.Inside;
import io.i9chat.adapter.sqlite.OneStore;
import io.i9chat.adapter.sqlite.Sample;
import io.i9chat.adapter.sqlite.chat.Transaction;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.MessageSearch;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.log.SearchTerm;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.tck.Await;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreVariant;
import io.i9chat.tck.chat.search.MessageSearchContract;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract, when all words have come into the index before they are searched for. */
public final class IndexedSearchTest extends OneStore implements MessageSearchContract {
  @Override
  public StorePorts ports() {
    StorePorts real = storePorts();
    MessageSearch indexed =
        (person, chat, terms, before, bound, patience) -> {
          Inside.writer(store()).ask(IndexedSearchTest::indexAll);
          return real.search().find(person, chat, terms, before, bound, patience);
        };
    return StoreVariant.with(real, MessageSearch.class, indexed);
  }

  @Test
  @Rule("SEARCH-4")
  void aPageEndsWithAllOfItsLastMillisecondInHoweverManyChats() {
    PersonId ada = Fresh.person();
    Instant at = Fresh.now().plusSeconds(60);
    for (int i = 0; i < 150; i++) {
      ChatId chat = Sample.group(storePorts().chats(), ada, List.of(Fresh.person()));
      long version = Sample.version(storePorts().chats(), chat);
      var said = new Intent(ada, version, at, Sample.message("word"), List.of(), List.of("word"));
      assertThat(storePorts().chats().commit(chat, List.of(said)))
          .hasOnlyElementsOfType(Committed.class);
    }
    List<SearchTerm> word = List.of(new SearchTerm.Sequence(List.of("word")));
    Duration patience = MessageSearchContract.PATIENCE;
    assertThat(ports().search().find(ada, null, word, null, PageBound.of(1), patience).items())
        .hasSize(150);
  }

  @Test
  void wordsAreIndexedByThemselvesOnceManyWait() {
    PersonId ada = Fresh.person();
    ChatId chat = Sample.group(storePorts().chats(), ada, List.of(Fresh.person()));
    long version = Sample.version(storePorts().chats(), chat);
    List<Intent> intents = new ArrayList<>();
    for (int i = 0; i <= FoundWords.FEW; i++) {
      intents.add(
          new Intent(
              ada, version, Fresh.now(), Sample.message("word"), List.of(), List.of("word")));
    }
    storePorts().chats().commit(chat, intents);

    Await.until("some are indexed", () -> waiting() <= FoundWords.FEW);
  }

  private int waiting() {
    return Inside.writer(store()).ask(tx -> tx.words().waiting());
  }

  public static int indexAll(Transaction tx) throws SQLException {
    tx.words().index(Integer.MAX_VALUE);
    return tx.words().waiting();
  }
}
