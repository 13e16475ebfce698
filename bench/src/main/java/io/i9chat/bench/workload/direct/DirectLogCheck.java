package io.i9chat.bench.workload.direct;

import io.i9chat.bench.server.Api;
import io.i9chat.bench.workload.ChatOrder;
import io.i9chat.bench.workload.Faults;
import io.i9chat.bench.workload.WholeLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/**
 * Compares the log of every chat, as the server tells it over HTTP after the run, with what results
 * and deliveries said during it. Reads with another parser than the run did.
 */
final class DirectLogCheck {
  /** The server needs the other processor. */
  private static final int THREADS = 2;

  private final Api api;
  private final Faults faults;

  DirectLogCheck(Api api, Faults faults) {
    this.api = api;
    this.faults = faults;
  }

  void check(List<DirectCouple> couples) throws IOException, InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> checks = new ArrayList<>();
      for (DirectCouple couple : couples) {
        checks.add(
            threads.submit(() -> {
              check(couple);
              return null;
            }));
      }
      for (Future<?> check : checks) {
        check.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("a log cannot be compared: " + e.getCause(), e);
    }
  }

  private void check(DirectCouple couple) throws IOException, InterruptedException {
    DirectPair pair = couple.pair();
    ChatOrder order = new ChatOrder(pair.head());
    AtomicInteger found = new AtomicInteger();
    long head =
        WholeLog.read(
            api,
            couple.second().account(),
            pair.chat(),
            order,
            faults,
            entry -> {
              check(couple, entry, order);
              found.incrementAndGet();
            });
    if (!faults.areTooMany()) {
      compare(couple, order.last(), head, found.get());
    }
  }

  private void compare(DirectCouple couple, long last, long head, int found) {
    boolean same =
        last == head && couple.members().stream().allMatch(member -> member.lastSeq() == last);
    if (found != couple.sent() || !same) {
      faults.add(
          ("the log of chat %s ends at %d (head %d) with %d new entries; %d were sent, "
                  + "and members saw %d and %d")
              .formatted(
                  couple.pair().chat(),
                  last,
                  head,
                  found,
                  couple.sent(),
                  couple.first().lastSeq(),
                  couple.second().lastSeq()));
    }
  }

  private void check(DirectCouple couple, JsonNode entry, ChatOrder order) throws IOException {
    String problem = order.accept(Api.number(entry, "seq"));
    if (problem != null) {
      faults.add("log of chat " + couple.pair().chat() + ": " + problem);
    }
    boolean right =
        "message".equals(Api.text(entry, "kind"))
            && couple.pair().text().equals(entry.path("content").path("text").stringValue(""))
            && isAcknowledged(couple, entry);
    if (!right) {
      faults.add("the log of chat " + couple.pair().chat() + " holds what was not sent: " + entry);
    }
  }

  private static boolean isAcknowledged(DirectCouple couple, JsonNode entry) throws IOException {
    int number = couple.pair().numberOf(Api.text(entry, "clientId"));
    String author = Api.text(entry, "author");
    for (DirectMember member : couple.members()) {
      if (member.account().username().equals(author)) {
        return number >= 0
            && number < member.ledger().issued()
            && member.ledger().resultSeq(number) == Api.number(entry, "seq");
      }
    }
    return false;
  }
}
