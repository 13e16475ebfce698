package io.i9chat.tck.broken.chat;

import io.i9chat.ports.chat.Inbox;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.PreferenceChange;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fold;
import io.i9chat.ports.model.log.Target;
import io.i9chat.ports.model.page.AuthorPage;
import io.i9chat.ports.model.page.InboxItem;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.broken.fake.Over.OverInbox;
import io.i9chat.tck.broken.fake.Over.OverLog;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Logs that break a rule about what is done to messages, and inboxes one about preferences. */
public final class AboutFakes {
  private static final List<Window> ALL = List.of(new Window(1, Window.OPEN));

  private AboutFakes() {}

  private static Fake inbox(String rule, String how, Function<Inbox, Inbox> breaking) {
    return Fake.ofPort(
        rule, how, Cases.InboxCase.class, Inbox.class, good -> breaking.apply(good.inbox()));
  }

  public static List<Fake> all() {
    return Stream.of(abouts(), authors(), lasts(), cleared()).flatMap(List::stream).toList();
  }

  private static List<Fake> abouts() {
    return List.of(
        Fake.ofLog(
            "LOG-7",
            "whatever the windows",
            good ->
                new OverLog(good) {
                  @Override
                  public Part<Fold> about(
                      ChatId chat,
                      List<Window> visible,
                      List<Long> targets,
                      @Nullable PersonId reader,
                      PageBound bound) {
                    return real.about(chat, ALL, targets, reader, bound);
                  }
                }),
        Fake.ofLog(
            "LOG-8",
            "reactions are not counted",
            good ->
                new OverLog(good) {
                  @Override
                  public Optional<Target> target(ChatId chat, long seq, PersonId person) {
                    return real.target(chat, seq, person)
                        .map(t -> new Target(t.message(), t.edit(), t.deletion(), t.reaction(), 0));
                  }
                }),
        Fake.ofLog(
            "LOG-9",
            "from the start every time",
            good ->
                new OverLog(good) {
                  @Override
                  public AuthorPage by(ChatId chat, PersonId author, long after, PageBound bound) {
                    return real.by(chat, author, 0, bound);
                  }
                }));
  }

  private static List<Fake> authors() {
    return List.of(
        Fake.ofLog(
            "LOG-9",
            "many that are deleted are taken for the end",
            good ->
                new OverLog(good) {
                  @Override
                  public AuthorPage by(ChatId chat, PersonId author, long after, PageBound bound) {
                    AuthorPage page = real.by(chat, author, after, bound);
                    boolean more = page.more() && !page.messages().isEmpty();
                    return new AuthorPage(page.messages(), page.upTo(), more);
                  }
                }),
        Fake.ofLog(
            "LOG-10",
            "oldest first",
            good ->
                new OverLog(good) {
                  @Override
                  public List<Entry> activities(ChatId chat, long below, PageBound bound) {
                    return real.activities(chat, below, bound).reversed();
                  }
                }));
  }

  private static List<Fake> lasts() {
    return List.of(
        inbox(
            "INBOX-7",
            "what is cleared is last",
            good ->
                new OverInbox(good) {
                  private @Nullable Entry last;

                  @Override
                  public Optional<InboxItem> item(PersonId person, ChatId chat) {
                    Optional<InboxItem> item = real.item(person, chat);
                    item.ifPresent(i -> last = i.last() == null ? last : i.last());
                    return item;
                  }

                  @Override
                  public Optional<InboxItem> prefer(
                      PersonId person, ChatId chat, PreferenceChange change) {
                    item(person, chat);
                    return real.prefer(person, chat, change).map(i -> preferred(i, last));
                  }
                }));
  }

  private static List<Fake> cleared() {
    return List.of(
        inbox(
            "INBOX-8",
            "what is not given is set back",
            good ->
                new OverInbox(good) {
                  @Override
                  public Optional<InboxItem> prefer(
                      PersonId person, ChatId chat, PreferenceChange change) {
                    return real.prefer(
                        person,
                        chat,
                        new PreferenceChange(
                            change.mutedUntil(),
                            Boolean.TRUE.equals(change.archived()),
                            change.pinned(),
                            change.clearedUpTo()));
                  }
                }));
  }

  private static InboxItem preferred(InboxItem item, @Nullable Entry last) {
    return new InboxItem(
        item.chat(),
        item.head(),
        item.unread(),
        item.own(),
        item.peer(),
        last,
        item.lastActivityAt(),
        item.preferences());
  }
}
