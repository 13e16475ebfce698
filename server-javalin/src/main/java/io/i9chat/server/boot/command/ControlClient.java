package io.i9chat.server.boot.command;

import io.i9chat.server.boot.failure.FileFailure;
import io.i9chat.server.boot.settings.StartFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** The command's end of the socket that a server listens at in its data folder. */
final class ControlClient {
  private static final String NAME = "control";

  private ControlClient() {}

  /** Where the server of a folder listens. */
  static Path socket(Path folder) {
    return folder.resolve(NAME);
  }

  /** Names of sockets are short: the shorter way to the file is taken. */
  static UnixDomainSocketAddress address(Path file) {
    Path absolute = file.toAbsolutePath();
    Path here = Path.of("").toAbsolutePath();
    Path relative =
        absolute.getRoot() != null && absolute.getRoot().equals(here.getRoot())
            ? here.relativize(absolute)
            : absolute;
    boolean isShorter = relative.toString().length() < absolute.toString().length();
    return UnixDomainSocketAddress.of(isShorter ? relative : absolute);
  }

  /**
   * Has the server of a folder do a command on accounts.
   *
   * @return its exit code; empty if no server runs there
   * @throws StartFailure if the server did not answer to the end
   */
  static OptionalInt ask(Path folder, List<String> arguments, PrintWriter out, PrintWriter err) {
    Path file = socket(folder);
    if (!Files.exists(file)) {
      return OptionalInt.empty();
    }
    try (SocketChannel server = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      if (!isConnected(server, file)) {
        return OptionalInt.empty();
      }
      server.write(StandardCharsets.UTF_8.encode(String.join("\n", arguments)));
      server.shutdownOutput();
      BufferedReader answer =
          new BufferedReader(Channels.newReader(server, StandardCharsets.UTF_8));
      for (String line = answer.readLine(); line != null; line = answer.readLine()) {
        switch (line.charAt(0)) {
          case 'o' -> out.println(line.substring(1));
          case 'e' -> err.println(line.substring(1));
          default -> {
            return OptionalInt.of(Integer.parseInt(line.substring(1)));
          }
        }
      }
    } catch (IOException broken) {
      throw new StartFailure("the server broke off: " + FileFailure.of(broken));
    } finally {
      out.flush();
      err.flush();
    }
    throw new StartFailure("the server stopped before it answered");
  }

  private static boolean isConnected(SocketChannel server, Path file) {
    try {
      return server.connect(address(file));
    } catch (IOException | IllegalArgumentException notRunning) {
      return false;
    }
  }
}
