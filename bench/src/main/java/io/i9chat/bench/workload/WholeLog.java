package io.i9chat.bench.workload;

import io.i9chat.bench.server.Account;
import io.i9chat.bench.server.Api;
import java.io.IOException;
import tools.jackson.databind.JsonNode;

/** The log of a chat, as the server tells it over HTTP after a run. */
public final class WholeLog {
  private WholeLog() {}

  /** What is done with an entry; it is to put its seq in order. */
  @FunctionalInterface
  public interface Reader {
    /** Reads the next one. */
    void read(JsonNode entry) throws IOException;
  }

  /**
   * Reads what is behind {@code order}, until that is at the head, there is no more or there are
   * too many faults.
   *
   * @return the head that the last page told
   */
  public static long read(
      Api api, Account account, String chat, ChatOrder order, Faults faults, Reader reader)
      throws IOException, InterruptedException {
    while (true) {
      JsonNode page = api.log(account, chat, order.last());
      long head = Api.number(page, "head");
      JsonNode entries = page.path("entries");
      for (JsonNode entry : entries) {
        reader.read(entry);
      }
      if (entries.isEmpty() || order.last() >= head || faults.areTooMany()) {
        return head;
      }
    }
  }
}
