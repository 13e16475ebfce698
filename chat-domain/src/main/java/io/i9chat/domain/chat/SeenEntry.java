package io.i9chat.domain.chat;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry as one reader sees it: whole, or hidden if it is about a message that they may not see.
 */
public sealed interface SeenEntry permits NamedEntry, HiddenEntry {
  /** Its place in the log. */
  long seq();

  /**
   * Whether an entry that lies in a person's windows is hidden from them, because it edits, deletes
   * or reacts to a message that does not. Rules: WINDOW-2.
   */
  static boolean hides(Membership reader, Entry entry) {
    return entry.payload() instanceof Payload.About about && !reader.sees(about.target());
  }

  /** Entries that lie in a reader's windows, with their names looked up together. */
  static List<SeenEntry> of(List<Entry> entries, Membership reader, Names names) {
    List<Entry> shown = entries.stream().filter(entry -> !hides(reader, entry)).toList();
    var named = NamedEntry.of(shown, names).iterator();
    List<SeenEntry> seen = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      seen.add(hides(reader, entry) ? HiddenEntry.of(entry) : named.next());
    }
    return seen;
  }

  /**
   * The entry that a call of {@code caller} made, or that made so before what it asks for; hidden
   * if it is another's and lies outside the caller's windows.
   */
  static SeenEntry answer(Entry entry, PersonId caller, Membership membership, Names names) {
    boolean own = entry.author().equals(caller);
    boolean seen = membership.sees(entry.seq()) && !hides(membership, entry);
    return own || seen ? NamedEntry.of(entry, names) : HiddenEntry.of(entry);
  }
}
