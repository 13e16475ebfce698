package io.i9chat.domain.mail;

/** Breaks sentences into the lines of a mail in plain text. */
final class Lines {
  /** As RFC 3676 advises for text that no program breaks. */
  private static final int MOST = 72;

  private Lines() {}

  /** The same words in lines of at most 72 characters, but for a word that is longer. */
  static String wrapped(String sentences) {
    StringBuilder lines = new StringBuilder();
    int length = 0;
    for (String word : sentences.split(" ", -1)) {
      if (length > 0) {
        boolean fits = length + 1 + word.length() <= MOST;
        lines.append(fits ? ' ' : '\n');
        length = fits ? length + 1 : 0;
      }
      lines.append(word);
      length += word.length();
    }
    return lines.toString();
  }
}
