package io.i9chat.adapter.neo4j.search;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** A message that a search has found, and where it belongs among others. */
record Hit(SearchedChat place, long seq, Instant at) {
  static final Comparator<Hit> NEWEST_FIRST =
      Comparator.comparing(Hit::at)
          .thenComparing(hit -> hit.place.chat())
          .thenComparingLong(Hit::seq)
          .reversed();

  /** Whether it is in a chat, in a block of its log or behind. */
  boolean isIn(SearchedChat chat, long block) {
    return place.equals(chat) && seq >= block * WordSpelling.BLOCK;
  }

  /** As queries take it. */
  List<Object> parameter() {
    return List.of(place.chat().toString(), seq);
  }
}
