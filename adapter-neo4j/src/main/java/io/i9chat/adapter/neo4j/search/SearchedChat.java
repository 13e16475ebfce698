package io.i9chat.adapter.neo4j.search;

import io.i9chat.adapter.neo4j.graph.Properties;
import io.i9chat.adapter.neo4j.node.ChatRows;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Window;
import java.time.Instant;
import java.util.List;
import org.neo4j.driver.Record;

/**
 * A chat that a person searches, and what they see of it.
 *
 * @param head the seq of its last entry
 */
record SearchedChat(ChatId chat, long head, Instant activeAt, Membership membership) {
  static SearchedChat of(Record row) {
    return new SearchedChat(
        ChatId.parse(Properties.text(row.get("chat"))),
        row.get("head").asLong(),
        Properties.instant(row.get("activeAt")),
        // One that shows half of a change is as good as none: a person who has gone a moment ago,
        // or comes in a moment from now, searches elsewhere.
        ChatRows.membership(row.get("membership")).orElse(Membership.NONE));
  }

  /** Whether a message is seen there whose last edit, or itself, is at {@code edit}. */
  boolean shows(long seq, long edit) {
    return Math.max(seq, edit) <= head && membership.shows(seq) && membership.sees(edit);
  }

  /** What is shown there, up to the head; the latest first. */
  List<Window> seen() {
    return membership.shown(head).reversed();
  }
}
