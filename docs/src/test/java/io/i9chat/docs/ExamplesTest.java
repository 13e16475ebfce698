package io.i9chat.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.TwoPeopleTalk;
import io.i9chat.tck.Await;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void twoPeopleTalkAndTheNextRunHasWhatTheySaid(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("data");
    assertThat(run(data)).isEqualTo(shown());
    // What Bob is told first may be of the first run, if that was less than two seconds ago.
    assertThat(run(data).subList(1, 6))
        .containsExactly(
            "Ada reads back:",
            "  1 ada: Hello Bob",
            "  2 bob: Hello Ada",
            "  3 ada: Hello Bob",
            "  4 bob: Hello Ada");
    assertThat(Files.exists(data.resolve("i9chat.db"))).isTrue();
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void afterItIsClosedNoThreadIsLeft(@TempDir Path folder) throws Exception {
    run(folder.resolve("data"));
    Await.until(
        "every thread of the example has ended",
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.isAlive() && thread.getName().startsWith("i9chat")));
  }

  /** What the example prints on its first run, as the documentation says it. */
  private static List<String> shown() {
    return Documents.blocks(Documents.root().resolve("docs/embedding.md")).stream()
        .filter(block -> block.language().equals("text") && block.code().startsWith("Bob is told"))
        .findFirst()
        .orElseThrow()
        .code()
        .lines()
        .toList();
  }

  private static List<String> run(Path data) throws InterruptedException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      TwoPeopleTalk.main(new String[] {data.toString()});
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
