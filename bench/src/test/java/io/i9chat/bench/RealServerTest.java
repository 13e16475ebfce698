package io.i9chat.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every workload, small, on the server that this build made: they check every answer, so a fault of
 * the server or of the workload itself fails here and not in the middle of a measurement.
 */
@Tag("long")
class RealServerTest {
  @TempDir Path folder;

  /** Each that can measures twice, since the second measurement finds what the first left. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          direct    | --pairs 4 --in-flight 1,8 --warmup 0 --seconds 1
          group     | --sizes 5,20 --senders 2 --warmup 0 --seconds 1
          idle      | --connections 10,120 --seconds 1
          reconnect | --connections 120,250 --within 0 --watchers 2
          history   | --entries 2000 --warmup 0 --seconds 1
          mixed     | --people 40 --rates 20,40 --warmup 0 --seconds 2
          overload  | --members 60 --messages 30 --attackers 5 --searched 500 --seconds 3
          """)
  void aWorkloadEndsWithATable(String workload, String arguments) throws IOException {
    Path report =
        Files.writeString(
            folder.resolve("report.md"),
            "<!-- bench:%1$s -->\n\n<!-- /bench:%1$s -->\n".formatted(workload));
    String jar = Objects.requireNonNull(System.getProperty("bench.serverJar"));
    StringWriter err = new StringWriter();

    int code =
        Bench.commandLine()
            .setErr(new PrintWriter(err, true))
            .execute(
                (workload + " --server-jar " + jar + " --report " + report + " " + arguments)
                    .split(" "));

    assertThat(code).as(err.toString()).isZero();
    assertThat(Files.readString(report)).contains("--: |");
  }
}
