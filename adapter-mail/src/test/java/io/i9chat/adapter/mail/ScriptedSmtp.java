package io.i9chat.adapter.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A mail server that answers as a test wants it to, on loopback. It knows STARTTLS, which GreenMail
 * does not.
 */
final class ScriptedSmtp implements AutoCloseable {
  /** What is asked for an answer when a client connects, and at the end of a mail. */
  static final String CONNECT = "CONNECT";

  static final String END = ".";

  /** An answer that closes the connection. */
  static final String HANG_UP = "";

  /** An answer that leaves the server to its usual one. */
  static final String USUAL = "usual";

  /** A mail as it came. */
  record Mail(String from, String to, String content) {}

  final List<Mail> mails = new CopyOnWriteArrayList<>();
  final List<String> commands = new CopyOnWriteArrayList<>();
  final AtomicInteger connections = new AtomicInteger();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final SmtpConfig.Tls mode;
  private final @Nullable SSLContext tls;
  private final ServerSocket listening;
  private volatile UnaryOperator<String> script = command -> USUAL;

  private ScriptedSmtp(SmtpConfig.Tls mode, @Nullable SSLContext tls, int port) {
    this.mode = mode;
    this.tls = tls;
    listening = port == 0 ? listening() : listening(port);
    // Closing a socket that a virtual thread listens on lets one more connection in.
    Thread.ofPlatform().daemon().start(this::accept);
  }

  /**
   * On a port that no client is given, or one that tries often while nothing listens there would be
   * connected with itself some time.
   */
  private static ServerSocket listening() {
    UncheckedIOException used = null;
    for (int tries = 0; tries < 100; tries++) {
      try {
        return listening(ThreadLocalRandom.current().nextInt(10_000, 30_000));
      } catch (UncheckedIOException failed) {
        used = failed;
      }
    }
    throw new AssertionError("no port is free", used);
  }

  private static ServerSocket listening(int port) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static ScriptedSmtp plain() {
    return new ScriptedSmtp(SmtpConfig.Tls.NONE, null, 0);
  }

  static ScriptedSmtp plainAt(int port) {
    return new ScriptedSmtp(SmtpConfig.Tls.NONE, null, port);
  }

  static ScriptedSmtp with(SmtpConfig.Tls mode, TestCertificate certificate) {
    return new ScriptedSmtp(mode, certificate.context(), 0);
  }

  /** Answers commands from now on as {@code answers} says. */
  void answering(UnaryOperator<String> answers) {
    script = answers;
  }

  int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        connections.incrementAndGet();
        sockets.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void serve(Socket raw) {
    try (raw) {
      new Dialogue(mode == SmtpConfig.Tls.IMPLICIT ? wrapped(raw) : raw).run();
    } catch (IOException gone) {
      return;
    }
  }

  private Socket wrapped(Socket raw) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            Objects.requireNonNull(tls)
                .getSocketFactory()
                .createSocket(raw, null, raw.getPort(), true);
    socket.setUseClientMode(false);
    return socket;
  }

  /** What is said over one connection. */
  private final class Dialogue {
    private Socket socket;
    private BufferedReader in;
    private OutputStream out;
    private boolean secure;
    private String from = "";
    private String to = "";

    Dialogue(Socket socket) throws IOException {
      this.socket = socket;
      this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      this.out = socket.getOutputStream();
      this.secure = mode == SmtpConfig.Tls.IMPLICIT;
    }

    void run() throws IOException {
      if (!answer(CONNECT)) {
        return;
      }
      String line = in.readLine();
      while (line != null && answer(line)) {
        if (line.startsWith("QUIT")) {
          return;
        }
        line = in.readLine();
      }
    }

    private boolean answer(String command) throws IOException {
      commands.add(command);
      String scripted = script.apply(command);
      if (scripted.equals(HANG_UP)) {
        return false;
      }
      if (!scripted.equals(USUAL)) {
        say(scripted);
        return true;
      }
      usual(command);
      return true;
    }

    private void usual(String command) throws IOException {
      switch (command.split("[ :]", 2)[0].toUpperCase(Locale.ROOT)) {
        case CONNECT -> say("220 scripted ESMTP");
        case "EHLO" -> {
          boolean offers = mode == SmtpConfig.Tls.STARTTLS && !secure;
          say("250-scripted\r\n" + (offers ? "250-STARTTLS\r\n" : "") + "250 AUTH PLAIN LOGIN");
        }
        case "STARTTLS" -> {
          say("220 go ahead");
          secure();
        }
        case "AUTH" -> say("235 welcome");
        case "MAIL" -> {
          from = address(command);
          say("250 ok");
        }
        case "RCPT" -> {
          to = address(command);
          say("250 ok");
        }
        case "DATA" -> {
          say("354 go ahead");
          data();
        }
        default -> say("250 ok");
      }
    }

    private void secure() throws IOException {
      socket = wrapped(socket);
      in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      out = socket.getOutputStream();
      secure = true;
    }

    private void data() throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
        if (line == null) {
          throw new IOException("a mail without an end");
        }
        bytes.writeBytes(
            ((line.startsWith(".") ? line.substring(1) : line) + "\r\n").getBytes(ISO_8859_1));
      }
      commands.add(END);
      String scripted = script.apply(END);
      if (scripted.equals(HANG_UP)) {
        throw new IOException("hung up");
      }
      if (scripted.equals(USUAL)) {
        mails.add(new Mail(from, to, bytes.toString(ISO_8859_1)));
        say("250 taken");
      } else {
        say(scripted);
      }
    }

    private void say(String answer) throws IOException {
      out.write((answer + "\r\n").getBytes(ISO_8859_1));
      out.flush();
    }

    private static String address(String command) {
      return command.substring(command.indexOf('<') + 1, command.indexOf('>'));
    }
  }

  /** The recipients of all mails, in the order in which they came. */
  List<String> recipients() {
    List<String> all = new ArrayList<>();
    mails.forEach(mail -> all.add(mail.to()));
    return all;
  }

  @Override
  public void close() {
    try {
      listening.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
