package io.i9chat.server.deploy;

import io.i9chat.server.Api;
import io.i9chat.server.Certificate;
import io.i9chat.server.TestServer;
import io.i9chat.server.TestServer.Person;
import io.i9chat.server.ws.SocketClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server in production behind a proxy, and its clients, each of which has an address of its own:
 * all of 127.0.0.0/8 is this machine.
 */
final class Site implements AutoCloseable {
  private final Certificate certificate;
  private final int port = Proxy.freePort();
  private final TestServer server;
  private final Proxy proxy;
  private final List<HttpClient> clients = new ArrayList<>();
  private final AtomicInteger addresses = new AtomicInteger(256);

  /** How a proxy is started. */
  interface Starter {
    /** Starts a proxy that listens on one port of 127.0.0.1 and passes on to another one. */
    Proxy start(Path folder, Certificate certificate, int port, int server);
  }

  /** A site in a folder that is made. */
  Site(Path folder, String rateLimits, Starter starter) {
    try {
      Files.createDirectory(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    certificate = Certificate.in(folder);
    server =
        TestServer.start(
            Map.of(
                "I9CHAT_MODE",
                "production",
                "I9CHAT_RATE_LIMITS",
                rateLimits,
                "I9CHAT_PUBLIC_URL",
                url().toString(),
                "I9CHAT_TRUSTED_PROXIES",
                "127.0.0.1"));
    proxy = starter.start(folder, certificate, port, server.port());
  }

  Proxy proxy() {
    return proxy;
  }

  Certificate certificate() {
    return certificate;
  }

  int port() {
    return port;
  }

  /** Where people reach it. */
  URI url() {
    return URI.create("https://localhost:" + port);
  }

  /** People with sessions. */
  List<Person> people(int count) {
    return server.enrol(count);
  }

  /** An address that no client had before. */
  String freshAddress() {
    int next = addresses.incrementAndGet();
    return "127.0.%d.%d".formatted(next / 256, next % 256);
  }

  /** A client at a fresh address. */
  HttpClient http() {
    return http(freshAddress());
  }

  private HttpClient http(String address) {
    try {
      HttpClient client =
          HttpClient.newBuilder()
              .sslContext(certificate.trusting())
              .localAddress(InetAddress.getByName(address))
              .build();
      clients.add(client);
      return client;
    } catch (UnknownHostException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** A client without a session at this address. */
  Api api(String address) {
    return new Api(url().toString(), http(address));
  }

  /** A client with a session at a fresh address. */
  Api api(Person person) {
    return api(freshAddress()).as(person.token());
  }

  /** A connection that was greeted. */
  SocketClient connect(Person person) {
    SocketClient socket = SocketClient.connect(url(), person.token(), http());
    socket.event("hello");
    return socket;
  }

  /** Sends any request. */
  static HttpResponse<byte[]> send(HttpClient http, HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException told) {
      throw new AssertionError(told);
    }
  }

  @Override
  public void close() {
    // Sockets are open, which a client that is closed would wait for.
    clients.forEach(HttpClient::shutdownNow);
    proxy.close();
    server.close();
  }
}
