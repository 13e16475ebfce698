package io.i9chat.domain.entry;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.log.Entry;
import java.time.Instant;

/** An entry of which a reader may know only that it is there. */
public record HiddenEntry(ChatId chat, long seq, Instant at) implements SeenEntry {
  /** What is left of an entry that is hidden. */
  public static HiddenEntry of(Entry entry) {
    return new HiddenEntry(entry.chat(), entry.seq(), entry.at());
  }
}
