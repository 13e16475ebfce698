package io.i9chat.domain.mail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of a mail, before they look like anything.
 *
 * @param subject one line, without any secret
 * @param parts what is said, in order
 */
public record Letter(String subject, List<Part> parts) {
  /** One thing that is said. */
  public sealed interface Part {}

  /** Some sentences, whose lines are as long as they are. */
  record Paragraph(String text) implements Part {
    Paragraph {
      text = text.strip().replaceAll("\\s+", " ");
    }
  }

  /** A code, which is shown large. */
  record Code(String code) implements Part {
    @Override
    public String toString() {
      return "Code";
    }
  }

  /** Takes a copy of the list. */
  public Letter {
    parts = List.copyOf(parts);
  }

  /** A letter of these paragraphs. */
  public static Letter of(String subject, String... paragraphs) {
    return new Letter(subject, Arrays.stream(paragraphs).<Part>map(Paragraph::new).toList());
  }

  /** The same with a code behind the first paragraph. */
  public Letter withCode(String code) {
    List<Part> all = new ArrayList<>(parts);
    all.add(1, new Code(code));
    return new Letter(subject, all);
  }

  /** The code, if it holds one. */
  @Nullable String code() {
    return parts.stream()
        .filter(Code.class::isInstance)
        .map(part -> ((Code) part).code())
        .findFirst()
        .orElse(null);
  }
}
