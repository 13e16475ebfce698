package io.i9chat.bench.workload.overload;

import io.i9chat.bench.server.Account;
import io.i9chat.bench.server.Address;
import io.i9chat.bench.server.Api;
import io.i9chat.bench.workload.Faults;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Pairs of talkers, each from an address of its own, and people who sign in. */
final class HonestRun implements AutoCloseable {
  private static final int CONNECT_BLOCK = 2;

  private final Address address;
  private final List<Account> accounts;
  private final List<Api.Chat> talks;
  private final List<SignIns> signIns;
  private final Faults faults;
  private final List<HttpClient> clients = new ArrayList<>();

  /** Two talkers for each chat of {@code talks}. */
  HonestRun(
      Address address,
      List<Account> accounts,
      List<Api.Chat> talks,
      List<SignIns> signIns,
      Faults faults) {
    this.address = address;
    this.accounts = accounts;
    this.talks = talks;
    this.signIns = signIns;
    this.faults = faults;
    for (int i = 0; i < accounts.size(); i++) {
      clients.add(Loopback.client(CONNECT_BLOCK, i));
    }
  }

  /** Talks for this time; a talker who is closed meanwhile is a fault. */
  Latencies talk(String prefix, Duration time) throws IOException, InterruptedException {
    Latencies latencies = new Latencies();
    Map<String, Long> sentAt = new ConcurrentHashMap<>();
    List<Peer> peers = new ArrayList<>();
    List<Talker> talkers = new ArrayList<>();
    for (int i = 0; i < accounts.size(); i++) {
      Account account = accounts.get(i);
      String chat = talks.get(i / 2).id();
      Talker talker = new Talker(account.username(), chat, sentAt, latencies, faults);
      talkers.add(talker);
      peers.add(Peer.connect(clients.get(i), address, account, talker::heard));
    }
    long end = System.nanoTime() + time.toNanos();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < talkers.size(); i++) {
      Talker talker = talkers.get(i);
      Peer peer = peers.get(i);
      threads.add(started(() -> talker.talk(peer, prefix, end)));
    }
    signIns.forEach(one -> threads.add(started(() -> one.run(latencies, end))));
    for (Thread thread : threads) {
      thread.join();
    }
    for (Peer peer : peers) {
      String closed = peer.closed();
      if (closed != null) {
        faults.add("a talker was closed: " + closed);
      }
      peer.close();
    }
    return latencies;
  }

  private interface Interruptible {
    void run() throws InterruptedException;
  }

  private static Thread started(Interruptible work) {
    return Thread.startVirtualThread(() -> {
      try {
        work.run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  @Override
  public void close() {
    clients.forEach(HttpClient::shutdownNow);
  }
}
