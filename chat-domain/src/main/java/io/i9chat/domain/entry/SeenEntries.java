package io.i9chat.domain.entry;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import java.util.ArrayList;
import java.util.List;

/** What readers see of entries: which are hidden from whom, and the others with their names. */
public final class SeenEntries {
  private SeenEntries() {}

  /**
   * Whether an entry that lies in a person's windows is hidden from them, because it edits, deletes
   * or reacts to a message that does not. Rules: WINDOW-2.
   */
  public static boolean hides(Membership reader, Entry entry) {
    return entry.payload() instanceof Payload.About about && !reader.sees(about.target());
  }

  /** Entries that lie in a reader's windows, with their names looked up together. */
  public static List<SeenEntry> of(List<Entry> entries, Membership reader, Names names) {
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
  public static SeenEntry answer(Entry entry, PersonId caller, Membership membership, Names names) {
    boolean own = entry.author().equals(caller);
    boolean seen = membership.sees(entry.seq()) && !hides(membership, entry);
    return own || seen ? NamedEntry.of(entry, names) : HiddenEntry.of(entry);
  }
}
