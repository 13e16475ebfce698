package io.i9chat.domain.chat;

import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Messages of every size and kind of character. */
final class Texts {
  private static final List<String> CHARACTERS = List.of("a", "\"", "\n", "é", "漢", "😀");

  private Texts() {}

  /** As large a text as there is: 4,000 characters of 3 bytes. */
  static Payload.Message largest() {
    return Town.text("漢".repeat(Content.Text.MAX));
  }

  /** Random messages; a few of them are large. */
  static List<Payload.Message> random(Random random, int count) {
    List<Payload.Message> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String character = CHARACTERS.get(random.nextInt(CHARACTERS.size()));
      int length = random.nextInt(random.nextInt(20) == 0 ? Content.Text.MAX : 40);
      texts.add(Town.text("x" + character.repeat(Math.min(length, Content.Text.MAX - 1))));
    }
    return texts;
  }
}
