package io.i9chat.server.deploy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A client over TLS that sends one request and takes no more of the answer than it is told to. */
final class SlowClient implements AutoCloseable {
  /** Far less than what waits on the way to it. */
  private static final int RECEIVE_BYTES = 4 * 1024;

  private static final String NAME = "localhost";

  private final Socket socket;
  private final BufferedReader answer;

  /** Sends a request, given with all its headers. */
  SlowClient(Site behind, String request) {
    try {
      Socket plain = new Socket();
      plain.setReceiveBufferSize(RECEIVE_BYTES);
      plain.setSoTimeout(20_000);
      plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), behind.port()));
      socket = encrypted(plain, behind);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1), 64);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Socket encrypted(Socket plain, Site behind) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            behind
                .certificate()
                .trusting()
                .getSocketFactory()
                .createSocket(plain, NAME, behind.port(), true);
    // By itself it would tell no name without a dot.
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName(NAME)));
    socket.setSSLParameters(parameters);
    return socket;
  }

  /** The status that was answered, of which it takes the first line. */
  String status() {
    try {
      String line = answer.readLine();
      return line == null ? "none" : line.split(" ", 3)[1];
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Takes the rest of the headers and the body to its end, and answers how long that was. */
  long length() {
    try {
      String line = answer.readLine();
      while (line != null && !line.isEmpty()) {
        line = answer.readLine();
      }
      long length = 0;
      char[] some = new char[64 * 1024];
      for (int read = answer.read(some); read >= 0; read = answer.read(some)) {
        length += read;
      }
      return length;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
