package io.i9chat.domain.entry;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.log.Entry;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a log with the usernames of all people it names.
 *
 * @param names by id; those of deleted accounts are left out
 */
public record NamedEntry(Entry entry, Map<PersonId, Username> names) implements SeenEntry {
  @Override
  public long seq() {
    return entry.seq();
  }

  /** The username of the entry's author, {@code null} if the account is deleted. */
  public @Nullable Username author() {
    return names.get(entry.author());
  }

  /** The username of a person the entry names, {@code null} if the account is deleted. */
  public @Nullable Username name(PersonId person) {
    return names.get(person);
  }

  /** An entry with its names looked up. */
  public static NamedEntry of(Entry entry, Names names) {
    Set<PersonId> named = entry.payload().named();
    if (named.isEmpty()) {
      Username author = names.of(entry.author());
      return new NamedEntry(entry, author == null ? Map.of() : Map.of(entry.author(), author));
    }
    return of(List.of(entry), names).getFirst();
  }

  /** Entries with their names, looked up together. */
  public static List<NamedEntry> of(List<Entry> entries, Names names) {
    Set<PersonId> people = new HashSet<>();
    for (Entry entry : entries) {
      people.add(entry.author());
      people.addAll(entry.payload().named());
    }
    Map<PersonId, Username> found = Map.copyOf(names.of(people));
    return entries.stream().map(entry -> new NamedEntry(entry, found)).toList();
  }
}
