package io.i9chat.adapter.neo4j.search;

import io.i9chat.adapter.neo4j.graph.Properties;
import io.i9chat.ports.model.ChatId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/**
 * A message that a query of the search found, regardless of who may see it.
 *
 * @param edit the seq of its last edit, or its own
 * @param said its words if they are not in the full-text index
 */
record Found(ChatId chat, long seq, Instant at, long edit, @Nullable String said) {
  static Found of(Record row) {
    Value said = row.get("said");
    return new Found(
        ChatId.parse(Properties.text(row.get("chat"))),
        row.get("seq").asLong(),
        Properties.instant(row.get("at")),
        row.get("edit").asLong(),
        said.isNull() ? null : said.asString());
  }
}
