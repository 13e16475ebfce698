package io.i9chat.adapter.sqlite;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.MessageSearch;
import io.i9chat.tck.chat.MessageSearchContract;
import java.sql.SQLException;

/** The contract, when all words have come into the index before they are searched for. */
final class IndexedSearchTest extends OneStore implements MessageSearchContract {
  @Override
  public StorePorts ports() {
    StorePorts real = storePorts();
    MessageSearch indexed =
        (person, chat, terms, before, limit, patience) -> {
          store().writer().ask(IndexedSearchTest::indexAll);
          return real.search().find(person, chat, terms, before, limit, patience);
        };
    return new StorePorts(
        real.accounts(),
        real.sessions(),
        real.codes(),
        real.departures(),
        real.profiles(),
        real.blocks(),
        real.places(),
        real.chats(),
        real.log(),
        real.receipts(),
        real.inbox(),
        indexed,
        real.ledger(),
        real.keys());
  }

  static int indexAll(Transaction tx) throws SQLException {
    tx.words().index(Integer.MAX_VALUE);
    return tx.words().waiting();
  }
}
