package io.i9chat.ports.model.chat;

import io.i9chat.ports.model.Characters;

/** What a message carries. */
public sealed interface Content {
  /** Text of 1 to 4,000 characters, not blank, kept as it was sent. */
  record Text(String text) implements Content {
    /** The greatest number of characters. */
    public static final int MAX = 4_000;

    /**
     * Checks the length and the characters.
     *
     * @throws io.i9chat.ports.model.InvalidValue if it is blank, too long or holds what is not
     *     allowed
     */
    public Text {
      Characters.checkNotBlank(text, 1, MAX);
    }
  }
}
