package io.i9chat.domain.message;

import io.i9chat.ports.model.Characters;
import io.i9chat.ports.model.CodePoints;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.SearchTerm;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a word is, to those who search: a run of letters and digits in compatibility form (NFKC),
 * without case and accents. Chinese, Japanese and Korean do not tell words apart by spaces: a run
 * of them is kept as its pairs of neighbours and its last character, so that any sequence in it can
 * be found. What is not seen, such as soft hyphens and zero-width characters, and what many leave
 * out, such as the points of Hebrew and Arabic and the tatweel, is no part of a word. Rules:
 * SEARCH-A.
 */
final class Words {
  private static final int VOICED_MARK = 0x3099;
  private static final int SEMI_VOICED_MARK = 0x309A;
  private static final int PROLONGED_SOUND_MARK = 0x30FC;
  private static final int ZERO_WIDTH_SPACE = 0x200B;

  private Words() {}

  /** Takes runs of letters and digits, in code points. */
  private interface Runs {
    void word(String word);

    void cjk(int[] characters);
  }

  /** What a message with this content is found by. */
  static List<String> of(Content content) {
    String text = content.written();
    return of(content instanceof Content.File file ? file.name().value() + "\n" + text : text);
  }

  /**
   * The words of a text, in order. A zero-width space may stand within a word, or between words as
   * in Thai and Khmer: what it splits comes once more at the end, in its parts.
   */
  static List<String> of(String text) {
    List<String> words = wordsOf(text);
    if (text.indexOf(ZERO_WIDTH_SPACE) >= 0) {
      List<String> parts = wordsOf(text.replace((char) ZERO_WIDTH_SPACE, ' '));
      parts.removeAll(Set.copyOf(words));
      words.addAll(parts);
    }
    return words;
  }

  private static List<String> wordsOf(String text) {
    List<String> words = new ArrayList<>();
    split(
        text,
        new Runs() {
          @Override
          public void word(String word) {
            words.add(word);
          }

          @Override
          public void cjk(int[] characters) {
            pairs(characters, words::add);
            words.add(Character.toString(characters[characters.length - 1]));
          }
        });
    return words;
  }

  /**
   * What a message must have to be found by {@code query}, of which the first 200 characters and 16
   * words count.
   *
   * @throws InvalidValue if the query has less than 2 characters or no word
   */
  static List<SearchTerm> terms(String query) {
    String start = CodePoints.cut(query, SearchMessages.Query.MAX);
    Characters.check(start, SearchMessages.Query.MIN, SearchMessages.Query.MAX);
    List<SearchTerm> terms = new ArrayList<>();
    split(
        start,
        new Runs() {
          @Override
          public void word(String word) {
            // Too many words begin with one letter for a store to look through them all.
            boolean whole = word.codePointCount(0, word.length()) == 1;
            terms.add(whole ? new SearchTerm.Sequence(List.of(word)) : new SearchTerm.Prefix(word));
          }

          @Override
          public void cjk(int[] characters) {
            if (characters.length == 1) {
              terms.add(new SearchTerm.Prefix(Character.toString(characters[0])));
            } else {
              List<String> sequence = new ArrayList<>(characters.length);
              pairs(characters, sequence::add);
              terms.add(new SearchTerm.Sequence(sequence));
            }
          }
        });
    if (terms.isEmpty()) {
      throw new InvalidValue("must have a word");
    }
    return terms.subList(0, Math.min(terms.size(), SearchMessages.Query.WORDS));
  }

  private static void pairs(int[] characters, Consumer<String> each) {
    for (int i = 0; i + 1 < characters.length; i++) {
      each.accept(new String(characters, i, 2));
    }
  }

  private static void split(String text, Runs runs) {
    String folded = fold(text);
    int start = 0;
    while (start < folded.length()) {
      int first = folded.codePointAt(start);
      boolean cjk = isCjk(first);
      int end = start;
      while (end < folded.length()) {
        int next = folded.codePointAt(end);
        if (!isOfWord(next) || isCjk(next) != cjk) {
          break;
        }
        end += Character.charCount(next);
      }
      if (end == start) {
        start += Character.charCount(first);
      } else {
        if (cjk) {
          runs.cjk(folded.substring(start, end).codePoints().toArray());
        } else {
          runs.word(folded.substring(start, end));
        }
        start = end;
      }
    }
  }

  /** The text in compatibility form, without case and accents. */
  static String fold(String text) {
    if (isAscii(text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    StringBuilder bare = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFKD)
        .codePoints()
        .filter(character -> !isAccent(character) && !isUnseen(character))
        .forEach(bare::appendCodePoint);
    // Upper case first: it makes one of what has several lower cases, such as the Greek sigma. Then
    // each character for itself, for the lower case of a whole text depends on what stands beside.
    StringBuilder folded = new StringBuilder(bare.length());
    bare.toString()
        .toUpperCase(Locale.ROOT)
        .codePoints()
        .map(Character::toLowerCase)
        .forEach(folded::appendCodePoint);
    return Normalizer.normalize(folded, Normalizer.Form.NFKC);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7F) {
        return false;
      }
    }
    return true;
  }

  /**
   * Marks that any script may use, and those of scripts that are mostly written without their
   * marks. Those of other scripts, such as the vowel signs of India, are no accents.
   */
  private static boolean isAccent(int character) {
    return Character.getType(character) == Character.NON_SPACING_MARK
        && switch (UnicodeScript.of(character)) {
          case INHERITED -> character != VOICED_MARK && character != SEMI_VOICED_MARK;
          case HEBREW, ARABIC, SYRIAC -> true;
          default -> false;
        };
  }

  /**
   * What leaves a word as it is: format characters, which have no width, the fillers of Hangul, and
   * what only stretches a word, the tatweel of Arabic and that of N’Ko.
   */
  private static boolean isUnseen(int character) {
    return switch (character) {
      case 0x0640, 0x07FA, 0x115F, 0x1160, 0x3164 -> true;
      default -> Character.getType(character) == Character.FORMAT;
    };
  }

  private static boolean isOfWord(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> Character.isLetterOrDigit(character);
    };
  }

  private static boolean isCjk(int character) {
    if (character < 0x1100) {
      return false;
    }
    return character == PROLONGED_SOUND_MARK
        || switch (UnicodeScript.of(character)) {
          case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
          default -> false;
        };
  }
}
