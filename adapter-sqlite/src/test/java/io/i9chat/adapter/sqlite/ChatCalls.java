package io.i9chat.adapter.sqlite;

import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.chat.PreferenceChange;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.log.SearchTerm;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.tck.Fresh;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Calls of every method of the ports that is about a chat, by its name and what sets it apart. */
final class ChatCalls {
  private static final List<Window> OPEN = List.of(new Window(1, Window.OPEN));
  private static final List<SearchTerm> WORD = List.of(new SearchTerm.Prefix("wor"));
  private static final PageBound PAGE = PageBound.of(20);
  private static final Emoji LIKE = new Emoji("👍");

  static final Map<String, Consumer<LongChat>> ALL = all();

  private ChatCalls() {}

  private static Map<String, Consumer<LongChat>> all() {
    Map<String, Consumer<LongChat>> calls = new TreeMap<>();
    putLog(calls);
    putCommits(calls);
    putChats(calls);
    putRest(calls);
    return calls;
  }

  private static void putLog(Map<String, Consumer<LongChat>> calls) {
    calls.put(
        "log.log newest", it -> it.ports().log().log(it.id(), OPEN, before(it.head() + 1), PAGE));
    calls.put(
        "log.log oldest", it -> it.ports().log().log(it.id(), OPEN, new Cursor.After(0), PAGE));
    calls.put(
        "log.log across", it -> it.ports().log().log(it.id(), OPEN, new Cursor.After(70), PAGE));
    calls.put(
        "log.history newest",
        it -> it.ports().log().history(it.id(), OPEN, before(it.head() + 1), PAGE));
    calls.put(
        "log.history oldest",
        it -> it.ports().log().history(it.id(), OPEN, new Cursor.After(0), PAGE));
    calls.put(
        "log.history across",
        it -> it.ports().log().history(it.id(), OPEN, new Cursor.After(70), PAGE));
    calls.put(
        "log.history back across",
        it -> it.ports().log().history(it.id(), OPEN, before(it.head() - 10), PAGE));
    calls.put("log.at", it -> it.ports().log().at(it.id(), List.of(5L, 9L, it.head()), PAGE));
    calls.put(
        "log.about",
        it -> it.ports().log().about(it.id(), OPEN, List.of(7L, 8L, 9L), it.ada(), PAGE));
    calls.put(
        "log.about edited",
        it -> it.ports().log().about(it.id(), OPEN, List.of(LongChat.EDITED), it.ada(), PAGE));
    calls.put("log.target", it -> it.ports().log().target(it.id(), 9, it.bob()));
    calls.put(
        "log.target reacted", it -> it.ports().log().target(it.id(), LongChat.REACTED, it.ada()));
    calls.put("log.by first", it -> it.ports().log().by(it.id(), it.ada(), 0, PAGE));
    calls.put("log.by across", it -> it.ports().log().by(it.id(), it.ada(), 70, PAGE));
    calls.put("log.by last", it -> it.ports().log().by(it.id(), it.ada(), it.head() - 15, PAGE));
    calls.put("log.activities", it -> it.ports().log().activities(it.id(), Long.MAX_VALUE, PAGE));
  }

  private static Cursor before(long seq) {
    return new Cursor.Before(seq);
  }

  private static void putCommits(Map<String, Consumer<LongChat>> calls) {
    calls.put(
        "chats.commit message", it -> it.commit(List.of(it.by(it.ada(), Sample.message("x")))));
    calls.put(
        "chats.commit repeat",
        it -> it.ports().chats().commit(it.id(), List.of(it.by(it.ada(), it.first()))));
    calls.put(
        "chats.commit reply",
        it ->
            commit(
                it,
                new Payload.Message(Fresh.clientId(), Fresh.fingerprint(), Body.text("x"), 9L),
                new Precondition.Undeleted(9)));
    calls.put(
        "chats.commit reaction",
        it -> commit(it, new Payload.Reaction(9, LIKE), new Precondition.Undeleted(9)));
    calls.put(
        "chats.commit unreaction",
        it -> commit(it, new Payload.Unreaction(9), new Precondition.Undeleted(9)));
    calls.put(
        "chats.commit edit",
        it -> commit(it, new Payload.Edit(10, Body.text("new")), new Precondition.Undeleted(10)));
    calls.put(
        "chats.commit edit again",
        it ->
            commit(
                it,
                new Payload.Edit(LongChat.EDITED, Body.text("new")),
                new Precondition.Undeleted(LongChat.EDITED)));
    calls.put("chats.commit delete", it -> commit(it, new Payload.Delete(11)));
    calls.put(
        "chats.commit activity",
        it -> {
          it.commit(List.of(it.by(it.bob(), new Payload.Left())));
          it.commit(List.of(it.by(it.ada(), new Payload.Added(List.of(it.bob())))));
        });
  }

  private static void commit(LongChat chat, Payload payload, Precondition... preconditions) {
    long version = chat.by(chat.ada(), payload).version();
    chat.commit(
        List.of(
            new Intent(
                chat.ada(), version, Fresh.now(), payload, List.of(preconditions), List.of())));
  }

  private static void putChats(Map<String, Consumer<LongChat>> calls) {
    calls.put(
        "chats.made",
        it -> it.ports().chats().made(it.id(), it.ada(), Objects.requireNonNull(it.first().key())));
    calls.put("chats.roster", it -> it.ports().chats().roster(it.id()));
    calls.put("chats.open", it -> Sample.direct(it.ports().chats(), it.ada(), it.bob()));
    calls.put(
        "chats.opened",
        it -> it.ports().chats().opened(it.ada(), Fresh.clientId(), Fresh.fingerprint()));
    calls.put("chats.between", it -> it.ports().chats().between(it.ada(), it.bob()));
    calls.put(
        "chats.view",
        it -> {
          it.ports()
              .inbox()
              .prefer(it.ada(), it.id(), new PreferenceChange(Change.keep(), null, null, 2L));
          it.ports().chats().view(it.id(), List.of(it.ada(), it.bob()));
        });
    calls.put(
        "inbox.prefer",
        it ->
            it.ports()
                .inbox()
                .prefer(
                    it.bob(),
                    it.id(),
                    new PreferenceChange(Change.to(Fresh.now()), true, null, null)));
    calls.put("inbox.page", it -> it.ports().inbox().page(it.ada(), null, PAGE));
    calls.put("inbox.item", it -> it.ports().inbox().item(it.ada(), it.id()));
    calls.put("inbox.item unread", it -> it.ports().inbox().item(it.bob(), it.id()));
    calls.put("inbox.heads", it -> it.ports().inbox().heads(it.ada()));
  }

  private static void putRest(Map<String, Consumer<LongChat>> calls) {
    calls.put(
        "receipts.mark",
        it ->
            it.ports()
                .receipts()
                .mark(it.id(), it.bob(), it.head() - 1, it.head() - 1, Fresh.now()));
    calls.put(
        "receipts.shown", it -> it.ports().receipts().shown(it.id(), List.of(it.ada(), it.bob())));
    calls.put("ledger.uses", it -> it.ports().ledger().uses(it.photo(), it.bob(), 3));
    calls.put("ledger.uses unseen", it -> it.ports().ledger().uses(it.photo(), Fresh.person(), 3));
    calls.put("ledger.find", it -> it.ports().ledger().find(List.of(it.photo())));
    calls.put(
        "search.find one chat",
        it -> it.ports().search().find(it.ada(), it.id(), WORD, null, PAGE, Duration.ofMinutes(1)));
    calls.put(
        "search.find",
        it -> it.ports().search().find(it.ada(), null, WORD, null, PAGE, Duration.ofMinutes(1)));
  }
}
