package io.i9chat.house;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Formats every source file in place: what {@code make format} runs. */
final class Formatting {
  private Formatting() {}

  public static void main(String[] args) throws IOException {
    int changed = 0;
    for (Path file : Sources.java()) {
      String text = Sources.text(file);
      String formatted = formatted(text);
      if (!formatted.equals(text)) {
        Files.writeString(file, formatted);
        changed++;
      }
    }
    System.out.println(changed + " files formatted");
  }

  /** A source file as it should look. */
  static String formatted(String text) {
    try {
      String imports =
          ImportOrderer.reorderImports(
              RemoveUnusedImports.removeUnusedImports(text), JavaFormatterOptions.Style.GOOGLE);
      return new Formatter().formatSource(imports);
    } catch (FormatterException unparsable) {
      throw new IllegalArgumentException(unparsable);
    }
  }
}
