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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** All members of a group connect, then sync at the same moment; each must end with everything. */
final class SyncStorm {
  /** Members of one address, as behind a router. */
  private static final int PER_CLIENT = 50;

  private static final int CONNECTING = 16;
  private static final long CONVERGED_SECONDS = 300;

  private final Address address;
  private final Api.Chat chat;
  private final Faults faults;
  private final Histogram converged = new ConcurrentHistogram(3);
  private final AtomicLong refusals = new AtomicLong();
  private final AtomicLong entries = new AtomicLong();

  SyncStorm(Address address, Api.Chat chat, Faults faults) {
    this.address = address;
    this.chat = chat;
    this.faults = faults;
  }

  /** Nanoseconds from the common start until a member had everything. */
  Histogram converged() {
    return converged;
  }

  /** How often a call was answered with "later". */
  long refusals() {
    return refusals.get();
  }

  /** Entries that came to all members together. */
  long entries() {
    return entries.get();
  }

  void run(List<Account> members) throws InterruptedException {
    List<HttpClient> clients = new ArrayList<>();
    for (int i = 0; i <= (members.size() - 1) / PER_CLIENT; i++) {
      clients.add(Loopback.client(3, i));
    }
    CountDownLatch connected = new CountDownLatch(members.size());
    Semaphore connecting = new Semaphore(CONNECTING);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      Account member = members.get(i);
      HttpClient client = clients.get(i / PER_CLIENT);
      threads.add(Thread.startVirtualThread(() -> syncs(client, member, connecting, connected)));
    }
    for (Thread thread : threads) {
      if (!thread.join(Duration.ofSeconds(CONVERGED_SECONDS))) {
        faults.add("a member had not everything after " + CONVERGED_SECONDS + " s");
        thread.interrupt();
      }
    }
    clients.forEach(HttpClient::shutdownNow);
  }

  private void syncs(
      HttpClient client, Account member, Semaphore connecting, CountDownLatch connected) {
    SyncMember sync = new SyncMember(chat.id());
    try {
      Peer peer = connect(client, member, connecting, connected);
      if (peer == null || !connected.await(CONVERGED_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
      long start = System.nanoTime();
      sync.run(peer, faults);
      converged.recordValue(System.nanoTime() - start);
      if (!sync.hasAllUpTo(chat.head())) {
        faults.add(member + " has " + sync.size() + " entries and not all up to " + chat.head());
      }
      String closed = peer.closed();
      if (closed != null) {
        faults.add(member + " was closed: " + closed);
      }
      peer.close();
    } catch (IOException e) {
      faults.add(member + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    refusals.addAndGet(sync.refusals());
    entries.addAndGet(sync.size());
  }

  private @Nullable Peer connect(
      HttpClient client, Account member, Semaphore connecting, CountDownLatch connected)
      throws InterruptedException {
    connecting.acquire();
    try {
      return Peer.connect(client, address, member, event -> {});
    } catch (IOException e) {
      faults.add(member + ": " + e.getMessage());
      return null;
    } finally {
      connecting.release();
      connected.countDown();
    }
  }
}
