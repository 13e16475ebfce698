package io.i9chat.server.boot.command;

import io.i9chat.domain.I9chat;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.StandardProtocolFamily;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * The socket {@code control} in the data folder, over which the server does an operator's commands
 * on accounts. Only the owner of the folder, who may enter it, reaches it.
 *
 * <p>A command sends its arguments, one a line, and ends its side. The answer is lines of output
 * that begin with {@code o} or, of errors, {@code e}, and a last one {@code x} with the exit code.
 */
public final class ControlSocket implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ControlSocket.class);
  private static final int MAX_BYTES = 64 * 1024;

  private final Path file;
  private final @Nullable ServerSocketChannel server;
  private final I9chat i9chat;

  private ControlSocket(Path file, @Nullable ServerSocketChannel server, I9chat i9chat) {
    this.file = file;
    this.server = server;
    this.i9chat = i9chat;
  }

  /** Listens in a folder that this process holds. Without a socket commands need a stop. */
  public static ControlSocket open(Path folder, I9chat i9chat) {
    Path file = ControlClient.socket(folder);
    ServerSocketChannel server = null;
    try {
      // What a killed server has left.
      Files.deleteIfExists(file);
      server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server.bind(ControlClient.address(file));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException failed) {
      LOG.warn("{} cannot be made, so commands on accounts wait for a stop: {}", file, failed);
      closeQuietly(server);
      return new ControlSocket(file, null, i9chat);
    }
    ControlSocket control = new ControlSocket(file, server, i9chat);
    ServerSocketChannel listening = server;
    Thread.ofVirtual().name("i9chat-control").start(() -> control.serve(listening));
    return control;
  }

  private void serve(ServerSocketChannel listening) {
    while (listening.isOpen()) {
      try {
        SocketChannel client = listening.accept();
        Thread.ofVirtual().name("i9chat-command").start(() -> serve(client));
      } catch (IOException closed) {
        if (listening.isOpen()) {
          LOG.warn("No more commands are taken: {}", closed.toString());
        }
        return;
      }
    }
  }

  private void serve(SocketChannel client) {
    try (client;
        InputStream in = Channels.newInputStream(client);
        Writer answer = Channels.newWriter(client, StandardCharsets.UTF_8)) {
      String request = new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
      int exit = run(request.lines().toArray(String[]::new), answer);
      answer.write("x" + exit + "\n");
    } catch (IOException gone) {
      LOG.debug("A command did not wait for its answer: {}", gone.toString());
    }
  }

  private int run(String[] arguments, Writer answer) throws IOException {
    // When the command has gone no answer is read, but what it began is finished.
    StringWriter errors = new StringWriter();
    PrintWriter out = new PrintWriter(new PrefixedLines("o", answer));
    CommandLine line = new CommandLine(new AccountsCommand(i9chat));
    line.setOut(out);
    line.setErr(new PrintWriter(errors, true));
    line.setExecutionExceptionHandler(CommandFailure::say);
    int exit = line.execute(arguments);
    out.flush();
    for (String each : errors.toString().lines().toList()) {
      answer.write("e" + each + "\n");
    }
    return exit;
  }

  private static void closeQuietly(@Nullable ServerSocketChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException harmless) {
      LOG.debug("A socket did not close: {}", harmless.toString());
    }
  }

  /** Takes no more commands. */
  @Override
  public void close() {
    if (server == null) {
      return;
    }
    closeQuietly(server);
    try {
      Files.deleteIfExists(file);
    } catch (IOException left) {
      LOG.debug("{} stays: {}", file, left.toString());
    }
  }

  /** Puts a letter in front of each line. */
  private static final class PrefixedLines extends Writer {
    private final String prefix;
    private final Writer to;
    private boolean within;

    PrefixedLines(String prefix, Writer to) {
      this.prefix = prefix;
      this.to = to;
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
      for (int i = from; i < from + length; i++) {
        if (!within) {
          to.write(prefix);
        }
        to.write(text[i]);
        within = text[i] != '\n';
      }
    }

    @Override
    public void flush() throws IOException {
      to.flush();
    }

    @Override
    public void close() throws IOException {
      to.flush();
    }
  }
}
