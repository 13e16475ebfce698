package io.i9chat.bench.workload.mixed;

import io.i9chat.bench.server.Account;
import io.i9chat.bench.server.Api;
import io.i9chat.bench.workload.ChatOrder;
import io.i9chat.bench.workload.Faults;
import io.i9chat.bench.workload.WholeLog;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares the logs of all chats, as told over HTTP, with results and events. */
final class MixedLogCheck {
  private final Api api;
  private final Faults faults;

  MixedLogCheck(Api api, Faults faults) {
    this.api = api;
    this.faults = faults;
  }

  void check(MixedTown town) throws IOException, InterruptedException {
    for (int i = 0; i < town.chats().size() && !faults.areTooMany(); i++) {
      MixedChat chat = town.chats().get(i);
      if (chat.head() > chat.start()) {
        check(chat, town.readerOf(i));
      }
    }
  }

  private void check(MixedChat chat, Account reader) throws IOException, InterruptedException {
    long told = chat.head();
    ChatOrder order = new ChatOrder(chat.start());
    long head =
        WholeLog.read(
            api,
            reader,
            chat.id(),
            order,
            faults,
            entry -> {
              fault(order.accept(Api.number(entry, "seq")));
              fault(chat.tell(Api.number(entry, "seq"), words(entry)));
            });
    if (head != told || order.last() != told || chat.size() != told - chat.start()) {
      faults.add(
          "the log of %s ends at %d, head %d; people were told up to %d, of %d entries"
              .formatted(chat.id(), order.last(), head, told, chat.size()));
    }
  }

  private static String words(JsonNode entry) throws IOException {
    return MixedChat.words(
        Api.text(entry, "kind"),
        Api.text(entry, "author"),
        entry.path("clientId").stringValue(""),
        entry.path("content").path("text").stringValue(""));
  }

  private void fault(@Nullable String problem) {
    if (problem != null) {
      faults.add("log: " + problem);
    }
  }
}
