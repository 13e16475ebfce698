package io.i9chat.domain.chat;

import io.i9chat.domain.chat.ChatAccess.Reading;
import io.i9chat.domain.common.Batches;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fold;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.PageBound;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What some messages answer. Of each answered message only what is shown of it is kept; whole they
 * are held a page at a time.
 */
final class Quotes {
  private final ChatLog log;
  private final Reading reading;
  private final Map<Long, Quoted> bySeq = new HashMap<>();
  private long upTo;

  /** What is shown of an answered message, its author not named yet. */
  private record Quoted(PersonId author, @Nullable Content content, boolean deleted) {}

  private Quotes(ChatLog log, Reading reading) {
    this.log = log;
    this.reading = reading;
  }

  /** Reads what these entries answer, as far as the reader may see it. */
  static Quotes of(List<Entry> entries, ChatLog log, Reading reading) {
    Set<Long> seqs = new TreeSet<>();
    for (Entry entry : entries) {
      if (entry.payload() instanceof Payload.Message message
          && message.replyTo() != null
          && reading.membership().sees(message.replyTo())) {
        seqs.add(message.replyTo());
      }
    }
    Quotes quotes = new Quotes(log, reading);
    Batches.pages(log, reading.chat().id(), seqs, quotes::read);
    return quotes;
  }

  private void read(List<Entry> page) {
    List<Entry> left = page;
    while (!left.isEmpty()) {
      Folds folds =
          Folds.of(log, reading.chat().id(), reading.windows(), left, null, PageBound.BYTES);
      for (Entry entry : folds.told()) {
        if (entry.payload() instanceof Payload.Message answered) {
          Fold fold = folds.at(entry.seq());
          Body body = fold.body(answered);
          Content shown = body == null ? null : Item.Quote.Seen.cut(body.content());
          bySeq.put(entry.seq(), new Quoted(entry.author(), shown, fold.deletion() != null));
        }
      }
      upTo = Math.max(upTo, folds.upTo());
      left = left.subList(folds.told().size(), left.size());
    }
  }

  Set<PersonId> authors() {
    Set<PersonId> authors = new HashSet<>();
    bySeq.values().forEach(quoted -> authors.add(quoted.author()));
    return authors;
  }

  /** The last seq of what was read, 0 if nothing was done to what is answered. */
  long upTo() {
    return upTo;
  }

  /** What the message answers, {@code null} if nothing. */
  Item.@Nullable Quote at(Payload.Message message, Map<PersonId, Username> usernames) {
    Long seq = message.replyTo();
    if (seq == null) {
      return null;
    }
    Quoted quoted = bySeq.get(seq);
    return new Item.Quote(
        seq,
        quoted == null
            ? null
            : new Item.Quote.Seen(
                usernames.get(quoted.author()), quoted.content(), quoted.deleted()));
  }
}
