package io.i9chat.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final Section SECTION =
      new Section(
          "direct",
          new Table(List.of("in flight", "messages/s"), List.of(List.of("1", "12,000"))),
          List.of("A note."));

  private static final String BEFORE =
      """
      # Speed

      Before.

      <!-- bench:direct -->
      old
      <!-- /bench:direct -->
      Between.
      <!-- bench:group -->
      group
      <!-- /bench:group -->

      After.
      """;

  @TempDir Path folder;

  @Test
  void replacesItsSectionAndLeavesTheRestAlone() throws IOException {
    Path file = folder.resolve("benchmarks.md");
    Files.writeString(file, BEFORE);

    new Report(file).check("direct");
    new Report(file).keep(SECTION, List.of("A fact."));

    assertThat(Files.readString(file))
        .isEqualTo(
            """
            # Speed

            Before.

            <!-- bench:direct -->

            - A fact.

            | in flight | messages/s |
            | --------: | ---------: |
            |         1 |     12,000 |

            - A note.

            <!-- /bench:direct -->
            Between.
            <!-- bench:group -->
            group
            <!-- /bench:group -->

            After.
            """);
  }

  @Test
  void keepingTwiceIsKeepingOnce() throws IOException {
    Path file = folder.resolve("new.md");
    Report report = new Report(file);
    report.keep(SECTION, List.of("First."));
    String once = Files.readString(file);

    report.keep(SECTION, List.of("First."));

    assertThat(Files.readString(file)).isEqualTo(once);
    assertThat(once).startsWith("# Benchmarks\n\n<!-- bench:direct -->").contains("12,000");
  }

  @Test
  void addsItsSectionBehindWhatPeopleWrote() throws IOException {
    Path file = folder.resolve("benchmarks.md");
    Files.writeString(file, "# Speed\n\nWords.\n");

    new Report(file).keep(SECTION, List.of());

    assertThat(Files.readString(file))
        .startsWith("# Speed\n\nWords.\n\n<!-- bench:direct -->")
        .endsWith("<!-- /bench:direct -->\n");
  }

  @Test
  void markersThatDoNotMatchAreRefusedBeforeTheRun() throws IOException {
    for (String text :
        List.of(
            "<!-- bench:direct -->",
            "<!-- /bench:direct -->",
            "<!-- /bench:direct --><!-- bench:direct -->",
            "<!-- bench:direct --><!-- bench:direct --><!-- /bench:direct -->")) {
      Path file = folder.resolve("benchmarks.md");
      Files.writeString(file, text);

      assertThatThrownBy(() -> new Report(file).check("direct"))
          .as(text)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("once each");
      assertThat(Files.readString(file)).isEqualTo(text);
    }
  }

  @Test
  void aFolderThatDoesNotExistIsRefusedBeforeTheRun() {
    assertThatThrownBy(() -> new Report(folder.resolve("no/such.md")).check("direct"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be written");
  }

  @Test
  void tablesRefuseRowsOfAnotherLength() {
    assertThatThrownBy(() -> new Table(List.of("a", "b"), List.of(List.of("1"))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
