package io.i9chat.adapter.sqlite.search;

import io.i9chat.ports.model.log.SearchTerm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Words as the full-text index takes them. Its tokenizer parts text at ASCII characters that are
 * neither letters nor digits, and folds the case of ASCII letters; all others it leaves alone. So
 * lower-case letters and digits stay as they are, every other ASCII character is moved to where
 * Unicode has no characters of its own, and what was there already is marked. Every character is
 * done for itself, so the start of a word is the start of its token.
 */
final class Tokens {
  private static final char MOVED = '\uE000';
  private static final char LAST_MOVED = '\uE0FF';
  private static final char MARK = LAST_MOVED;
  private static final char LAST_ASCII = 0x7F;

  /** Between a chat's key and the word. */
  private static final char AT = '_';

  private Tokens() {}

  /** The words as tokens, with spaces between them. */
  static String line(Collection<String> words) {
    StringBuilder line = new StringBuilder();
    for (String word : words) {
      if (!word.isEmpty()) {
        if (!line.isEmpty()) {
          line.append(' ');
        }
        append(line, word);
      }
    }
    return line.toString();
  }

  private static void append(StringBuilder to, String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        to.append(c);
      } else if (c <= LAST_ASCII) {
        to.append((char) (MOVED + c));
      } else {
        if (c >= MOVED && c <= LAST_MOVED) {
          to.append(MARK);
        }
        to.append(c);
      }
    }
  }

  /** The line as it is indexed for a chat. */
  static String indexed(long chat, String line) {
    String start = Long.toString(chat) + AT;
    return start + line.replace(" ", " " + start);
  }

  /** What is looked for, as tokens: of each term its words, the last perhaps only begun. */
  record Asked(List<String> words, boolean begun) {
    static List<Asked> of(List<SearchTerm> terms) {
      List<Asked> asked = new ArrayList<>();
      for (SearchTerm term : terms) {
        asked.add(
            switch (term) {
              case SearchTerm.Prefix prefix -> new Asked(List.of(token(prefix.start())), true);
              case SearchTerm.Sequence sequence ->
                  new Asked(sequence.words().stream().map(Asked::token).toList(), false);
            });
      }
      return asked;
    }

    private static String token(String word) {
      StringBuilder token = new StringBuilder();
      append(token, word);
      return token.toString();
    }

    /** Whether a line has it. */
    boolean isIn(String line) {
      String padded = ' ' + line + ' ';
      return padded.contains(' ' + String.join(" ", words) + (begun ? "" : " "));
    }

    /** Appends it to a query of the full-text index, as one phrase. */
    void ask(StringBuilder query, long chat) {
      query.append('"');
      for (int i = 0; i < words.size(); i++) {
        query.append(i == 0 ? "" : " ").append(chat).append(AT).append(words.get(i));
      }
      query.append(begun ? "\" *" : "\"");
    }
  }
}
