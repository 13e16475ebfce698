package io.i9chat.domain.message;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.people.Relation;
import io.i9chat.ports.people.Blocks;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which person has written to which. It holds for good, so it is remembered, and the store is asked
 * once about the two people of a direct chat: two generations of sets, of which the older is
 * forgotten when the younger is full.
 */
final class FirstMessages {
  private static final int GENERATION = 100_000;

  private record Author(ChatId chat, PersonId person) {}

  private final Blocks blocks;
  private volatile Set<Author> young = ConcurrentHashMap.newKeySet();
  private volatile Set<Author> old = Set.of();

  FirstMessages(Blocks blocks) {
    this.blocks = blocks;
  }

  /** The recipient of a first message of {@code author} in {@code chat}, {@code null} if none. */
  @Nullable PersonId recipient(ChatView chat, PersonId author) {
    if (chat.direct() == null || known(new Author(chat.id(), author))) {
      return null;
    }
    for (PersonId other : chat.members().keySet()) {
      if (!other.equals(author)) {
        if (!hasWritten(author, other)) {
          return other;
        }
        written(chat.id(), author);
      }
    }
    return null;
  }

  /** Whether {@code author} has sent a message in the direct chat with {@code other}. */
  boolean hasWritten(PersonId author, PersonId other) {
    Map<PersonId, Relation> relations = blocks.between(other, List.of(author)).others();
    Relation relation = relations.get(author);
    return relation != null && relation.wrote();
  }

  /** Remembers that {@code author} has written in {@code chat}. */
  void written(ChatId chat, PersonId author) {
    if (young.size() >= GENERATION) {
      old = young;
      young = ConcurrentHashMap.newKeySet();
    }
    young.add(new Author(chat, author));
  }

  private boolean known(Author author) {
    if (young.contains(author)) {
      return true;
    }
    if (old.contains(author)) {
      written(author.chat(), author.person());
      return true;
    }
    return false;
  }
}
