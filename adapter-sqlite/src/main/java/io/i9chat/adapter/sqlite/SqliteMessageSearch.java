package io.i9chat.adapter.sqlite;

import io.i9chat.ports.chat.MessageSearch;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.SearchTerm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Searching. */
final class SqliteMessageSearch implements MessageSearch {
  private final Readers readers;

  SqliteMessageSearch(Readers readers) {
    this.readers = readers;
  }

  @Override
  public List<Entry> find(
      PersonId person,
      @Nullable ChatId chat,
      List<SearchTerm> terms,
      @Nullable Instant before,
      int limit,
      Duration patience) {
    return readers.ask(sql -> List.of());
  }
}
