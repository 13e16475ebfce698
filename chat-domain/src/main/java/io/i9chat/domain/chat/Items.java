package io.i9chat.domain.chat;

import io.i9chat.domain.chat.ChatAccess.Reading;
import io.i9chat.domain.chat.Item.Quote;
import io.i9chat.domain.chat.Item.Status;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.Watermarks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes items of entries: with names, with what they answer, and with how far they have got. */
final class Items {
  private final ChatLog log;
  private final Names names;

  Items(ChatLog log, Names names) {
    this.log = log;
    this.names = names;
  }

  /**
   * The items that {@code reader} sees of these entries.
   *
   * @param marks the watermarks of the others in the chat
   */
  List<Item> of(
      List<Entry> entries, Reading reading, PersonId reader, Map<PersonId, Watermarks> marks) {
    Map<Long, Entry> targets = targets(entries, reading);
    return NamedEntry.of(entries, names).stream()
        .map(named ->
            new Item(
                named,
                named.entry().payload() instanceof Payload.Message message
                    ? new Item.Now(
                        message.body(),
                        false,
                        null,
                        quote(message, targets),
                        List.of(),
                        status(named.entry(), reading, reader, marks))
                    : null))
        .toList();
  }

  private Map<Long, Entry> targets(List<Entry> entries, Reading reading) {
    Set<Long> seqs = new TreeSet<>();
    for (Entry entry : entries) {
      if (entry.payload() instanceof Payload.Message message
          && message.replyTo() != null
          && reading.membership().sees(message.replyTo())) {
        seqs.add(message.replyTo());
      }
    }
    Map<Long, Entry> targets = new HashMap<>();
    if (!seqs.isEmpty()) {
      for (Entry target : log.at(reading.chat().id(), seqs)) {
        targets.put(target.seq(), target);
      }
    }
    return targets;
  }

  private @Nullable Quote quote(Payload.Message message, Map<Long, Entry> targets) {
    if (message.replyTo() == null) {
      return null;
    }
    Entry target = targets.get(message.replyTo());
    if (target == null || !(target.payload() instanceof Payload.Message answered)) {
      return new Quote(message.replyTo(), null);
    }
    return new Quote(
        target.seq(),
        new Quote.Seen(
            names.of(target.author()),
            answered.body() == null ? null : answered.body().content(),
            false));
  }

  /** Read or delivered if all others who were members when it was sent, and still are, have it. */
  static @Nullable Status status(
      Entry entry, Reading reading, PersonId reader, Map<PersonId, Watermarks> marks) {
    if (!(entry.payload() instanceof Payload.Message) || !entry.author().equals(reader)) {
      return null;
    }
    boolean any = false;
    boolean delivered = true;
    boolean read = true;
    for (Map.Entry<PersonId, Watermarks> other : marks.entrySet()) {
      var membership = reading.chat().of(other.getKey());
      if (!other.getKey().equals(reader) && membership.isIn() && membership.sees(entry.seq())) {
        any = true;
        delivered &= other.getValue().delivered() >= entry.seq();
        read &= other.getValue().read() >= entry.seq();
      }
    }
    if (!any || !delivered) {
      return Status.SENT;
    }
    return read ? Status.READ : Status.DELIVERED;
  }
}
