package io.i9chat.tck.broken.chat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.LogPage;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.tck.StoreVariant;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.broken.fake.Over.OverChats;
import io.i9chat.tck.broken.fake.Over.OverLog;
import io.i9chat.tck.broken.fake.Overlap;
import io.i9chat.tck.memory.InMemoryPorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/** Logs that break a rule each. */
public final class LogFakes {
  private static final List<Window> ALL = List.of(new Window(1, Window.OPEN));

  private LogFakes() {}

  private static Fake pages(String rule, String how, UnaryOperator<LogPage> breaking) {
    return Fake.ofLog(
        rule,
        how,
        good ->
            new OverLog(good) {
              @Override
              protected LogPage page(LogPage page) {
                return breaking.apply(page);
              }
            });
  }

  public static List<Fake> all() {
    List<Fake> fakes =
        new ArrayList<>(
            List.of(
                pages(
                    "LOG-1",
                    "newest first",
                    page -> new LogPage(page.entries().reversed(), page.more(), page.head())),
                Fake.ofLog(
                    "LOG-2",
                    "windows are not looked at",
                    good ->
                        new OverLog(good) {
                          @Override
                          public LogPage log(
                              ChatId chat, List<Window> seen, Cursor cursor, PageBound bound) {
                            return real.log(chat, ALL, cursor, bound);
                          }
                        }),
                pages(
                    "LOG-3",
                    "a full page promises more",
                    page ->
                        new LogPage(
                            page.entries(), page.more() || page.entries().size() > 1, page.head())),
                pages(
                    "LOG-3",
                    "the head is that of the page",
                    page ->
                        new LogPage(
                            page.entries(),
                            page.more(),
                            page.entries().isEmpty() ? 0 : page.entries().getLast().seq()))));
    fakes.addAll(more());
    fakes.addAll(boundless());
    return fakes;
  }

  private static List<Fake> boundless() {
    return List.of(
        Fake.ofLog(
            "LOG-11",
            "bytes are not looked at",
            good ->
                new OverLog(good) {
                  @Override
                  public LogPage log(
                      ChatId chat, List<Window> seen, Cursor cursor, PageBound bound) {
                    PageBound any = new PageBound(bound.items(), Long.MAX_VALUE);
                    return real.log(chat, seen, cursor, any);
                  }
                }),
        Fake.ofLog(
            "LOG-11",
            "entries at seqs are read whatever they weigh",
            good ->
                new OverLog(good) {
                  @Override
                  public List<Entry> at(ChatId chat, Collection<Long> seqs, PageBound bound) {
                    return real.at(chat, seqs, new PageBound(bound.items(), Long.MAX_VALUE));
                  }
                }));
  }

  private static List<Fake> more() {
    return List.of(
        new Fake("LOG-4", "the head is read before", Cases.LogCase.class, LogFakes::torn),
        Fake.ofLog(
            "LOG-5",
            "history is messages alone",
            good ->
                new OverLog(good) {
                  @Override
                  public LogPage history(
                      ChatId chat, List<Window> seen, Cursor cursor, PageBound bound) {
                    LogPage page = real.history(chat, seen, cursor, bound);
                    List<Entry> messages =
                        page.entries().stream()
                            .filter(e -> e.payload() instanceof Payload.Message)
                            .toList();
                    return new LogPage(messages, page.more(), page.head());
                  }
                }),
        pages(
            "LOG-6",
            "where nothing is there may be more",
            page -> page.head() == 0 ? new LogPage(List.of(), true, 0) : page));
  }

  /** Commits take their time, so that pages and commits are sure to meet. */
  private static StorePorts torn() {
    StorePorts good = InMemoryPorts.freshStore();
    OverChats slow =
        new OverChats(good.chats()) {
          @Override
          public List<CommitResult> commit(ChatId chat, List<Intent> intents) {
            Overlap.pause();
            return real.commit(chat, intents);
          }
        };
    OverLog torn =
        new OverLog(good.log()) {
          @Override
          public LogPage log(ChatId chat, List<Window> visible, Cursor cursor, PageBound bound) {
            long head = real.log(chat, visible, cursor, bound).head();
            Overlap.pause();
            LogPage page = real.log(chat, visible, cursor, bound);
            return new LogPage(page.entries(), page.more(), head);
          }
        };
    return StoreVariant.with(StoreVariant.with(good, Chats.class, slow), ChatLog.class, torn);
  }
}
