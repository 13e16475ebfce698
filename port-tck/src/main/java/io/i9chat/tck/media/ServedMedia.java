package io.i9chat.tck.media;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.i9chat.ports.media.MediaStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** An endpoint of media behind the HTTP server of the JDK, at a port of its own on loopback. */
public final class ServedMedia implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** Serves {@code endpoint} until closed. */
  public ServedMedia(MediaStore.Endpoint endpoint) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        endpoint.path(),
        exchange -> {
          try (exchange) {
            endpoint.serve(new Served(exchange));
          }
        });
    server.start();
  }

  /** What the paths of the URLs are resolved against. */
  public URI address() {
    InetSocketAddress address = server.getAddress();
    return URI.create("http://127.0.0.1:" + address.getPort() + "/");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** One request, as the port has it. */
  private record Served(HttpExchange exchange) implements MediaStore.Exchange {
    @Override
    public String method() {
      return exchange.getRequestMethod();
    }

    @Override
    public String path() {
      return exchange.getRequestURI().getRawPath();
    }

    @Override
    public String query() {
      String query = exchange.getRequestURI().getRawQuery();
      return query == null ? "" : query;
    }

    @Override
    public @Nullable String header(String name) {
      return exchange.getRequestHeaders().getFirst(name);
    }

    @Override
    public InputStream body() {
      return exchange.getRequestBody();
    }

    @Override
    public OutputStream answer(int status, Map<String, String> headers, long length)
        throws IOException {
      // Closed with a body unread, the connection may be reset before the answer is read.
      body().transferTo(OutputStream.nullOutputStream());
      headers.forEach(exchange.getResponseHeaders()::set);
      boolean bodiless = length == 0 || method().equals("HEAD");
      if (bodiless && length > 0) {
        exchange.getResponseHeaders().set("Content-Length", Long.toString(length));
      }
      exchange.sendResponseHeaders(status, bodiless ? -1 : length);
      return bodiless ? OutputStream.nullOutputStream() : exchange.getResponseBody();
    }
  }
}
