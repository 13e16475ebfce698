package io.i9chat.bench.workload.group;

import io.i9chat.bench.server.Account;
import io.i9chat.bench.server.Api;
import io.i9chat.bench.workload.ChatOrder;
import io.i9chat.bench.workload.Faults;
import io.i9chat.bench.workload.WholeLog;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares the log of a group, as one member is told it over HTTP, with what was seen live. */
final class GroupLogCheck {
  private final Api api;
  private final Faults faults;

  GroupLogCheck(Api api, Faults faults) {
    this.api = api;
    this.faults = faults;
  }

  void check(GroupTalk talk, Account reader) throws IOException, InterruptedException {
    ChatOrder order = new ChatOrder(talk.head());
    long head =
        WholeLog.read(api, reader, talk.chat(), order, faults, entry -> check(talk, entry, order));
    if (!faults.areTooMany() && (order.last() != head || head != talk.book().lastSeq())) {
      faults.add(
          "the log of group %s ends at %d (head %d), not at %d"
              .formatted(talk.chat(), order.last(), head, talk.book().lastSeq()));
    }
  }

  private void check(GroupTalk talk, JsonNode entry, ChatOrder order) throws IOException {
    long seq = Api.number(entry, "seq");
    isRight(talk, order.accept(seq));
    int number = talk.numberOf(entry.path("clientId").stringValue(""));
    if (!isRight(talk, talk.book().place(number, seq))) {
      return;
    }
    String author = talk.sender(number).account().username();
    boolean right =
        "message".equals(Api.text(entry, "kind"))
            && author.equals(Api.text(entry, "author"))
            && talk.text().equals(entry.path("content").path("text").stringValue(""));
    if (!right) {
      faults.add("the log of group " + talk.chat() + " holds what was not sent: " + entry);
    }
  }

  private boolean isRight(GroupTalk talk, @Nullable String problem) {
    if (problem != null) {
      faults.add("log of group " + talk.chat() + ": " + problem);
    }
    return problem == null;
  }
}
