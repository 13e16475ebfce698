package io.i9chat.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchTest {
  @TempDir Path folder;
  private final StringWriter err = new StringWriter();

  @Test
  void otherMachinesAreRefused() throws IOException {
    Path tokens = Files.writeString(folder.resolve("tokens"), "u1 t1\nu2 t2\n");

    assertThat(run("direct", "--url", "http://192.0.2.1:8000", "--tokens", tokens.toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("this machine only");
  }

  @Test
  void aServerMustBeNamedOneWay() throws IOException {
    Path jar = Files.writeString(folder.resolve("server.jar"), "");

    assertThat(run("direct")).isEqualTo(2);
    assertThat(run("direct", "--server-jar", jar.toString(), "--url", "http://localhost"))
        .isEqualTo(2);
    assertThat(run("direct", "--url", "http://localhost:1")).isEqualTo(2);
    assertThat(run("direct", "--server-jar", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("either --server-jar or --url", "needs --tokens", "no such jar");
  }

  @Test
  void boundsAreCheckedBeforeAnythingStarts() {
    assertThat(run("direct", "--in-flight", "33")).isEqualTo(2);
    assertThat(run("direct", "--seconds", "601")).isEqualTo(2);
    assertThat(run("direct", "--pairs", "0")).isEqualTo(2);
    assertThat(run("direct", "--warmup", "-1")).isEqualTo(2);
    assertThat(err.toString())
        .contains("1 to 32 calls in flight", "1 to 600 seconds", "1 to 2,000", "0 to 600 seconds");
  }

  @Test
  void everyWorkloadChecksItsBounds() {
    assertThat(run("group", "--sizes", "1")).isEqualTo(2);
    assertThat(run("group", "--senders", "32", "--in-flight", "7")).isEqualTo(2);
    assertThat(run("idle", "--connections", "5")).isEqualTo(2);
    assertThat(run("reconnect", "--missed", "501")).isEqualTo(2);
    assertThat(run("history", "--entries", "999")).isEqualTo(2);
    assertThat(run("mixed", "--people", "19")).isEqualTo(2);
    assertThat(run("overload", "--members", "1001")).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "2 to 10,000 members",
            "at most 192",
            "10 to 30,000",
            "1 to 500",
            "1,000 to 10,000,000",
            "20 to 15,000",
            "members must be 2 to 1,000");
  }

  @Test
  void everyWorkloadNeedsAServer() {
    for (String workload : List.of("group", "idle", "reconnect", "history", "mixed", "overload")) {
      assertThat(run(workload)).as(workload).isEqualTo(2);
    }
    assertThat(err.toString()).contains("either --server-jar or --url");
  }

  @Test
  void aServerThatIsNotThereIsToldAndFails() throws IOException {
    Path tokens = Files.writeString(folder.resolve("tokens"), "u1 t1\nu2 t2\n");
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    int code =
        run("direct", "--pairs", "1", "--url", "http://127.0.0.1:" + port, "--tokens", tokens + "");

    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).contains("no server is ready");
  }

  @Test
  void helpNamesEveryOption() {
    StringWriter out = new StringWriter();
    CommandLine line = Bench.commandLine().setOut(new PrintWriter(out, true));

    assertThat(line.execute("direct", "--help")).isZero();
    assertThat(out.toString())
        .contains("--server-jar", "--server-jvm-args", "--in-flight", "--report", "--url");
  }

  private int run(String... arguments) {
    return Bench.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
  }
}
