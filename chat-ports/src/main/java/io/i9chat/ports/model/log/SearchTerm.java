package io.i9chat.ports.model.log;

import java.util.List;

/** One thing that a found message must have among the words it was stored with. */
public sealed interface SearchTerm {
  /** A word that starts so. */
  record Prefix(String start) implements SearchTerm {}

  /**
   * These words, one right behind the other.
   *
   * @param words at least one
   */
  record Sequence(List<String> words) implements SearchTerm {
    /** Takes a copy of the list. */
    public Sequence {
      words = List.copyOf(words);
    }
  }
}
