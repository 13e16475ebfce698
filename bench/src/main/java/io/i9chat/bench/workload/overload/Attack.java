package io.i9chat.bench.workload.overload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.i9chat.bench.server.Account;
import io.i9chat.bench.server.Address;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One attacker: connections of one account from one address, each in a loop of its own until the
 * end. A connection that the server ends or refuses is made again after a pause.
 */
final class Attack {
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration DRIP = Duration.ofSeconds(1);
  private static final int SYNCS = 60;
  private static final int SOCKETS = 48;
  private static final int SEARCHERS = 8;
  private static final int STALLED = 64;
  private static final int STALLED_ANONYMOUS = 2_049;
  private static final int DRIPPING = 290;
  private static final int SIGN_INS = 80;

  private final Address address;
  private final InetAddress from;
  private final Account account;
  private final String chat;
  private final long end;
  private final AttackTally tally;
  private final List<Thread> threads = new ArrayList<>();

  /** An attacker that stops at {@code end} of {@link System#nanoTime()}. */
  Attack(
      Address address,
      InetAddress from,
      Account account,
      String chat,
      long end,
      AttackTally tally) {
    this.address = address;
    this.from = from;
    this.account = account;
    this.chat = chat;
    this.end = end;
    this.tally = tally;
  }

  /** One connection from its first byte to its last. */
  private interface Connection {
    void use(RawSocket socket) throws IOException, InterruptedException;
  }

  /**
   * Begins.
   *
   * @param variant which of the kinds of {@link AttackKind#STALLED}
   */
  void begin(AttackKind kind, int variant) {
    switch (kind) {
      case SYNC -> repeat(kind, SYNCS, this::sync);
      case UNREAD -> repeat(kind, SOCKETS, this::unread);
      case SEARCH -> repeat(kind, SEARCHERS, this::search);
      case STALLED -> stalled(variant);
      case SIGN_IN -> repeat(kind, SIGN_INS, this::signIn);
    }
  }

  private void stalled(int variant) {
    switch (variant % 3) {
      case 0 -> repeat(AttackKind.STALLED, STALLED, this::stallWithAccount);
      case 1 -> repeat(AttackKind.STALLED, STALLED_ANONYMOUS, this::stallWithout);
      default -> repeat(AttackKind.STALLED, DRIPPING, this::drip);
    }
  }

  /** Waits until all its connections have ended. */
  void finish() throws InterruptedException {
    for (Thread thread : threads) {
      thread.interrupt();
      thread.join(Duration.ofSeconds(15));
    }
  }

  private void repeat(AttackKind kind, int connections, Connection connection) {
    for (int i = 0; i < connections; i++) {
      threads.add(Thread.startVirtualThread(() -> loop(kind, connection)));
    }
  }

  private void loop(AttackKind kind, Connection connection) {
    boolean slow = kind == AttackKind.UNREAD || kind == AttackKind.STALLED;
    while (System.nanoTime() - end < 0 && !Thread.currentThread().isInterrupted()) {
      try (RawSocket socket = new RawSocket(from, address, slow)) {
        tally.connected(kind);
        connection.use(socket);
      } catch (IOException e) {
        // Refused or cut off, which is the server's right.
      } catch (InterruptedException e) {
        return;
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void sync(RawSocket socket) throws IOException {
    byte[] body = "{\"known\":{}}".getBytes(UTF_8);
    socket.request("POST", "/sync", account, body.length);
    socket.send(body);
    answer(AttackKind.SYNC, socket);
  }

  private void unread(RawSocket socket) throws IOException, InterruptedException {
    socket.upgrade(account);
    for (int i = 0; i < 5; i++) {
      socket.frame(
          "{\"id\":\"%d\",\"op\":\"chats.history\",\"args\":{\"chatId\":\"%s\",\"limit\":200}}"
              .formatted(i, chat));
    }
    hold();
  }

  private void search(RawSocket socket) throws IOException {
    socket.request("GET", "/search?q=a%20b%20c%20d%20e%20f%20g%20h", account, -1);
    answer(AttackKind.SEARCH, socket);
  }

  private void stallWithAccount(RawSocket socket) throws IOException, InterruptedException {
    socket.request("POST", "/chats/" + chat + "/messages", account, 900_000);
    dripBody(socket);
  }

  private void stallWithout(RawSocket socket) throws IOException, InterruptedException {
    socket.request("POST", "/signup", null, 16_000);
    dripBody(socket);
  }

  private void dripBody(RawSocket socket) throws IOException, InterruptedException {
    while (System.nanoTime() - end < 0) {
      socket.send(new byte[] {' '});
      Thread.sleep(DRIP);
    }
  }

  private void drip(RawSocket socket) throws IOException, InterruptedException {
    socket.request("GET", "/chats/" + chat + "/history?limit=200", account, -1);
    while (System.nanoTime() - end < 0 && socket.read() >= 0) {
      Thread.sleep(DRIP);
    }
  }

  private void signIn(RawSocket socket) throws IOException {
    String login = "nobody" + Long.toString(System.nanoTime(), 36);
    byte[] body = ("{\"login\":\"" + login + "\",\"password\":\"wrong horse\"}").getBytes(UTF_8);
    socket.request("POST", "/sessions", null, body.length);
    socket.send(body);
    answer(AttackKind.SIGN_IN, socket);
  }

  /** Takes the whole answer as it comes. */
  private void answer(AttackKind kind, RawSocket socket) throws IOException {
    for (int read = socket.drain(); read >= 0; read = socket.drain()) {
      tally.received(kind, read);
    }
  }

  private void hold() throws InterruptedException {
    long left = end - System.nanoTime();
    // Long enough for the server to see that nothing is taken.
    Thread.sleep(Duration.ofNanos(Math.clamp(left, 0, Duration.ofSeconds(30).toNanos())));
  }
}
