package io.i9chat.bench.workload.overload;

import io.i9chat.bench.server.Account;
import io.i9chat.bench.server.Address;
import io.i9chat.bench.server.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The attackers, in a process of their own with the lowest priority: on their own machines they
 * would not take the processors of the server and of honest clients.
 */
final class AttackProcess implements AutoCloseable {
  private static final Path NICE = Path.of("/usr/bin/nice");
  private static final long ENDED_WITHIN_SECONDS = 60;

  private final Process process;

  private AttackProcess(Process process) {
    this.process = process;
  }

  /** Whether attackers have the lowest priority, so that they do not take what is measured. */
  static boolean isBehindOthers() {
    return Files.isExecutable(NICE);
  }

  /** Starts attackers with these accounts and chats, for this time. */
  static AttackProcess start(
      Address address, List<Account> accounts, List<Api.Chat> chats, Duration time)
      throws IOException {
    Process process =
        new ProcessBuilder(command()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Writer in = process.outputWriter(StandardCharsets.UTF_8);
    in.write(
        address.host() + " " + address.port() + " " + time.toMillis() + " " + chats.size() + "\n");
    for (int i = 0; i < chats.size(); i++) {
      Account account = accounts.get(i);
      in.write(chats.get(i).id() + " " + account.username() + " " + account.token() + "\n");
    }
    in.flush();
    return new AttackProcess(process);
  }

  private static List<String> command() {
    List<String> command = new ArrayList<>();
    if (isBehindOthers()) {
      command.addAll(List.of(NICE.toString(), "-n", "19"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx512m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(AttackMain.class.getName());
    return command;
  }

  /**
   * Waits until it has ended.
   *
   * @throws IOException if it ended as it should not
   */
  AttackTally finish() throws IOException, InterruptedException {
    if (!process.waitFor(ENDED_WITHIN_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException("the process of the attackers did not end as it should");
    }
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      return AttackTally.parse(String.join("\n", out.lines().toList()));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
