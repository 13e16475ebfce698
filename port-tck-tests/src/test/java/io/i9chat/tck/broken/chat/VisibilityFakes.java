package io.i9chat.tck.broken.chat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Inbox;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.PreferenceChange;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fold;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.log.Target;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.InboxItem;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import io.i9chat.tck.StoreVariant;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.broken.fake.Over.OverInbox;
import io.i9chat.tck.broken.fake.Over.OverLog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Logs, inboxes and searches that tell what is out of sight, or not what is in sight. */
public final class VisibilityFakes {
  private static final List<Window> ALL = List.of(new Window(1, Window.OPEN));

  private VisibilityFakes() {}

  public static List<Fake> all() {
    return List.of(
        Fake.ofLog("LOG-7", "what is last out of sight hides what is in sight", LastOfAll::new),
        Fake.ofLog("LOG-8", "having taken a reaction away is no reaction", NoUnreactions::new),
        Fake.ofLog("LOG-8", "targets are cached", CachedTargets::new),
        fake(
            "SEARCH-2",
            "what is cleared is found",
            Cases.SearchCase.class,
            VisibilityFakes::uncleared),
        fake(
            "INBOX-5",
            "what is deleted stays unread",
            Cases.InboxCase.class,
            VisibilityFakes::deleted),
        fake("INBOX-7", "any entry is the last", Cases.InboxCase.class, VisibilityFakes::anyLast),
        fake(
            "INBOX-8",
            "what is cleared is lost",
            Cases.InboxCase.class,
            VisibilityFakes::uncleared));
  }

  private static Fake fake(
      String rule, String how, Class<?> cases, UnaryOperator<StorePorts> breaking) {
    return Fake.ofStore(rule, how, cases, breaking);
  }

  private static final class LastOfAll extends OverLog {
    LastOfAll(ChatLog real) {
      super(real);
    }

    @Override
    public Part<Fold> about(
        ChatId chat,
        List<Window> visible,
        List<Long> targets,
        @Nullable PersonId reader,
        PageBound bound) {
      Part<Fold> all = real.about(chat, ALL, targets, reader, bound);
      List<Fold> folds =
          all.items().stream()
              .map(fold ->
                  new Fold(
                      fold.seq(),
                      visible(fold.edit(), visible),
                      visible(fold.deletion(), visible),
                      fold.reactions(),
                      fold.upTo()))
              .toList();
      return new Part<>(folds, all.more());
    }

    private static @Nullable Entry visible(@Nullable Entry entry, List<Window> windows) {
      return entry != null && windows.stream().anyMatch(window -> window.holds(entry.seq()))
          ? entry
          : null;
    }
  }

  private static final class NoUnreactions extends OverLog {
    NoUnreactions(ChatLog real) {
      super(real);
    }

    @Override
    public Optional<Target> target(ChatId chat, long seq, PersonId person) {
      return real.target(chat, seq, person)
          .map(t ->
              t.reaction() != null && t.reaction().payload() instanceof Payload.Unreaction
                  ? new Target(t.message(), t.edit(), t.deletion(), null, t.reactions())
                  : t);
    }
  }

  private static final class CachedTargets extends OverLog {
    private final Map<List<Object>, Optional<Target>> cache = new ConcurrentHashMap<>();

    CachedTargets(ChatLog real) {
      super(real);
    }

    @Override
    public Optional<Target> target(ChatId chat, long seq, PersonId person) {
      return cache.computeIfAbsent(
          List.of(chat, seq, person), key -> real.target(chat, seq, person));
    }
  }

  private static StorePorts uncleared(StorePorts good) {
    return StoreVariant.with(
        good,
        Inbox.class,
        new OverInbox(good.inbox()) {
          @Override
          public Optional<InboxItem> prefer(PersonId who, ChatId chat, PreferenceChange change) {
            return real.prefer(
                who,
                chat,
                new PreferenceChange(
                    change.mutedUntil(), change.archived(), change.pinned(), null));
          }
        });
  }

  private static StorePorts deleted(StorePorts good) {
    return StoreVariant.with(
        good,
        Inbox.class,
        new OverInbox(good.inbox()) {
          @Override
          public Optional<InboxItem> item(PersonId person, ChatId chat) {
            return real.item(person, chat)
                .map(i -> {
                  long deleted =
                      good
                          .log()
                          .log(chat, ALL, new Cursor.After(i.own().read()), PageBound.of(100))
                          .entries()
                          .stream()
                          .filter(entry -> entry.payload() instanceof Payload.Delete)
                          .count();
                  return new InboxItem(
                      i.chat(),
                      i.head(),
                      i.unread() + deleted,
                      i.own(),
                      i.peer(),
                      i.last(),
                      i.lastActivityAt(),
                      i.preferences());
                });
          }
        });
  }

  private static StorePorts anyLast(StorePorts good) {
    return StoreVariant.with(
        good,
        Inbox.class,
        new OverInbox(good.inbox()) {
          @Override
          public Optional<InboxItem> item(PersonId person, ChatId chat) {
            return real.item(person, chat)
                .map(i -> {
                  var page =
                      good.log().log(chat, ALL, new Cursor.Before(Long.MAX_VALUE), PageBound.of(1));
                  Entry last = page.entries().isEmpty() ? null : page.entries().getLast();
                  return new InboxItem(
                      i.chat(),
                      i.head(),
                      i.unread(),
                      i.own(),
                      i.peer(),
                      last,
                      i.lastActivityAt(),
                      i.preferences());
                });
          }
        });
  }
}
