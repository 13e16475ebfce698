package io.i9chat.adapter.neo4j.search;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.SearchTerm;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How the words of messages are spelled for the full-text index, which cuts at white space: {@code
 * words} are those of the message, {@code wordsOf} says where it is, by the chat and by a block of
 * its log. Until they are indexed they are {@code said}, and the chat is {@code unindexed}. Only
 * lower-case ASCII letters, digits, and what is not ASCII stand for themselves, so that no word is
 * an operator of the index's queries, and none is cut, but what is longer than the index has words.
 */
public final class WordSpelling {
  /** How many seqs are one block. */
  static final long BLOCK = 512;

  /** Takes e, a message that is said; says it to the full-text index, and where it is. */
  static final String INDEX =
      """
      WITH e, replace(e.chat, '-', '') AS chat
      SET e.words = e.said,
        e.wordsOf = chat + ' b' + chat
          + right('000000000000' + toString(e.seq / %d), 12)
      """
          .formatted(BLOCK);

  private static final int HEX = 4;

  /** How long a word of the index is at most; it would cut a longer one in two. */
  private static final int LONGEST = 255;

  private WordSpelling() {}

  /** Adds to the row of an entry what it is to be found by. */
  public static void put(Map<String, Object> row, Entry entry, List<String> words) {
    if (!words.isEmpty() && "message".equals(row.get("kind"))) {
      row.put("said", words(words));
      row.put("unindexed", entry.chat().toString());
    }
  }

  /** What a message is to be found by from now on. */
  public static Map<String, Object> row(ChatId chat, long seq, List<String> words) {
    Map<String, Object> row = new HashMap<>();
    row.put("chat", chat.toString());
    row.put("seq", seq);
    row.put("said", words.isEmpty() ? null : words(words));
    row.put("unindexed", words.isEmpty() ? null : chat.toString());
    return row;
  }

  /** Whether what was said has every term. */
  static boolean match(String said, List<SearchTerm> terms) {
    List<String> words = List.of(said.split(" ", -1));
    return terms.stream()
        .allMatch(term ->
            switch (term) {
              case SearchTerm.Prefix prefix -> {
                String start = word(prefix.start());
                yield words.stream().anyMatch(word -> word.startsWith(start));
              }
              case SearchTerm.Sequence sequence ->
                  Collections.indexOfSubList(
                          words, sequence.words().stream().map(WordSpelling::word).toList())
                      >= 0;
            });
  }

  private static String words(List<String> words) {
    return words.stream().map(WordSpelling::word).collect(Collectors.joining(" "));
  }

  /** The word that stands for a chat. */
  static String chat(ChatId chat) {
    return chat.toString().replace("-", "");
  }

  /** The word that stands for a block of a chat's log; those of one chat are in their order. */
  private static String block(ChatId chat, long block) {
    return "b" + chat(chat) + String.format(Locale.ROOT, "%012d", block);
  }

  private static String word(String word) {
    StringBuilder spelled = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean plain =
          c > 127
              ? !Character.isWhitespace(c) && !Character.isSpaceChar(c)
              : (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (plain) {
        spelled.append(c);
      } else {
        spelled.append('_').append(String.format(Locale.ROOT, "%0" + HEX + "x", (int) c));
      }
    }
    spelled.setLength(Math.min(LONGEST, spelled.length()));
    return spelled.toString();
  }

  /**
   * A query of the index (the classic syntax of Lucene).
   *
   * @param places where the messages are to be, in that syntax
   */
  static String query(List<SearchTerm> terms, String places) {
    StringBuilder query = new StringBuilder("+wordsOf:").append(places);
    for (SearchTerm term : terms) {
      query.append(" +words:");
      switch (term) {
        case SearchTerm.Prefix prefix -> query.append(word(prefix.start())).append('*');
        case SearchTerm.Sequence sequence ->
            query.append('"').append(words(sequence.words())).append('"');
      }
    }
    return query.toString();
  }

  /** Where these places are seen, or little more. */
  static String in(List<SearchedChat> places) {
    return places.stream().map(WordSpelling::in).collect(Collectors.joining(" OR ", "(", ")"));
  }

  private static String in(SearchedChat place) {
    long from = block(place.seen().getLast().from());
    long to = block(place.seen().getFirst().to());
    boolean all = from == 0 && to == block(place.head());
    return all ? chat(place.chat()) : in(place.chat(), from, to);
  }

  /** A part of what every message has said that has the terms. */
  static String partOf(List<SearchTerm> terms) {
    return switch (terms.getFirst()) {
      case SearchTerm.Prefix prefix -> word(prefix.start());
      case SearchTerm.Sequence sequence -> words(sequence.words());
    };
  }

  /** The block that an entry is in. */
  static long block(long seq) {
    return seq / BLOCK;
  }

  /** In some blocks of a chat, both included. */
  static String in(ChatId chat, long first, long last) {
    return "[" + block(chat, first) + " TO " + block(chat, last) + "]";
  }
}
