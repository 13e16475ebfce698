package io.i9chat.tck.broken.chat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.Inbox;
import io.i9chat.ports.chat.Receipts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatHead;
import io.i9chat.ports.model.page.InboxItem;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import io.i9chat.ports.model.receipt.MarkResult;
import io.i9chat.ports.model.receipt.MarkResult.Marked;
import io.i9chat.ports.model.receipt.ReceiptState;
import io.i9chat.ports.model.receipt.Watermarks;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.broken.fake.Over.OverInbox;
import io.i9chat.tck.broken.fake.Over.OverReceipts;
import io.i9chat.tck.broken.fake.Overlap;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Receipts and inboxes that break a rule each. */
public final class MarkFakes {
  private MarkFakes() {}

  public static List<Fake> all() {
    List<Fake> fakes = new ArrayList<>(receipts());
    fakes.addAll(inboxes());
    return fakes;
  }

  private static Fake receipt(String rule, String how, Function<StorePorts, Receipts> breaking) {
    return Fake.ofPort(
        rule, how, Cases.ReceiptsCase.class, Receipts.class, good -> breaking.apply(good));
  }

  /** How a mark is made instead. */
  @FunctionalInterface
  private interface Marking {
    MarkResult mark(
        Receipts real, ChatId chat, PersonId person, long delivered, long read, Instant at);
  }

  private static Fake mark(String rule, String how, Marking marking) {
    return receipt(
        rule,
        how,
        good ->
            new OverReceipts(good.receipts()) {
              @Override
              public MarkResult mark(ChatId c, PersonId p, long delivered, long read, Instant at) {
                return marking.mark(real, c, p, delivered, read, at);
              }
            });
  }

  private static List<Fake> receipts() {
    List<Fake> fakes =
        new ArrayList<>(
            List.of(
                mark(
                    "RECEIPTS-1",
                    "the last mark wins",
                    (real, chat, person, delivered, read, at) ->
                        real.mark(chat, person, delivered, read, at) instanceof Marked
                            ? new Marked(
                                ReceiptState.open(
                                    new Watermarks(Math.max(delivered, read), read, at, at)),
                                true)
                            : new MarkResult.NotIn()),
                mark(
                    "RECEIPTS-2",
                    "read stays below delivered",
                    (real, chat, person, delivered, read, at) -> {
                      Watermarks held =
                          real.shown(chat, List.of(person)).getOrDefault(person, Watermarks.NONE);
                      long most = Math.max(held.delivered(), delivered);
                      return real.mark(chat, person, delivered, Math.min(read, most), at);
                    }),
                mark(
                    "RECEIPTS-4",
                    "whoever is not in is answered as if they were",
                    (real, chat, person, delivered, read, at) -> {
                      MarkResult result = real.mark(chat, person, delivered, read, at);
                      return result instanceof MarkResult.NotIn
                          ? new Marked(ReceiptState.NONE, false)
                          : result;
                    })));
    fakes.addAll(moreReceipts());
    fakes.addAll(hiddenReceipts());
    return fakes;
  }

  private static List<Fake> moreReceipts() {
    Overlap overlap = new Overlap();
    return List.of(
        mark(
            "RECEIPTS-3",
            "above the head is the head",
            (real, chat, person, delivered, read, at) ->
                real.mark(chat, person, delivered, read, at) instanceof MarkResult.AboveHead above
                    ? real.mark(chat, person, above.head(), 0, at)
                    : real.mark(chat, person, delivered, read, at)),
        mark(
            "RECEIPTS-5",
            "times are kept to the second",
            (real, chat, person, delivered, read, at) ->
                real.mark(chat, person, delivered, read, at.truncatedTo(ChronoUnit.SECONDS))),
        mark(
            "RECEIPTS-6",
            "marks that meet are each answered as moved",
            (real, chat, person, delivered, read, at) ->
                overlap.call(
                    () -> real.mark(chat, person, delivered, read, at),
                    () ->
                        real.mark(chat, person, delivered, read, at) instanceof Marked marked
                            ? new Marked(marked.now(), true)
                            : new MarkResult.NotIn())));
  }

  private static List<Fake> hiddenReceipts() {
    return List.of(
        receipt(
            "RECEIPTS-7",
            "all is shown that is held, once nothing is hidden any more",
            good ->
                new OverReceipts(good.receipts()) {
                  @Override
                  public Map<PersonId, Watermarks> shown(ChatId chat, Collection<PersonId> people) {
                    Map<PersonId, Watermarks> shown = new HashMap<>(real.shown(chat, people));
                    shown.replaceAll(
                        (person, marks) -> good.inbox().item(person, chat).orElseThrow().own());
                    return shown;
                  }
                }),
        mark(
            "RECEIPTS-7",
            "the answer of a mark shows what is hidden",
            (real, chat, person, delivered, read, at) ->
                real.mark(chat, person, delivered, read, at) instanceof Marked marked
                    ? new Marked(ReceiptState.open(marked.now().held()), marked.moved())
                    : new MarkResult.NotIn()));
  }

  private static Fake items(String rule, String how, UnaryOperator<InboxItem> breaking) {
    return inbox(
        rule,
        how,
        good ->
            new OverInbox(good) {
              @Override
              public Optional<InboxItem> item(PersonId person, ChatId chat) {
                return real.item(person, chat).map(breaking);
              }
            });
  }

  private static Fake lists(String rule, String how, UnaryOperator<List<InboxItem>> breaking) {
    return inbox(
        rule,
        how,
        good ->
            new OverInbox(good) {
              @Override
              public Part<InboxItem> page(
                  PersonId person, @Nullable Instant before, PageBound bound) {
                Part<InboxItem> page = real.page(person, before, bound);
                return new Part<>(breaking.apply(page.items()), page.more());
              }
            });
  }

  private static Fake inbox(String rule, String how, Function<Inbox, Inbox> breaking) {
    return Fake.ofPort(
        rule, how, Cases.InboxCase.class, Inbox.class, good -> breaking.apply(good.inbox()));
  }

  private static List<Fake> inboxes() {
    List<Fake> fakes =
        new ArrayList<>(
            List.of(
                lists(
                    "INBOX-1",
                    "chats that one has gone from are not listed",
                    page ->
                        page.stream()
                            .filter(
                                i -> i.chat().members().values().stream().allMatch(m -> m.isIn()))
                            .toList()),
                lists("INBOX-2", "oldest first", List::reversed),
                items(
                    "INBOX-4",
                    "the head is one further",
                    i ->
                        new InboxItem(
                            i.chat(),
                            i.head() + 1,
                            i.unread(),
                            i.own(),
                            i.peer(),
                            i.last(),
                            i.lastActivityAt(),
                            i.preferences()))));
    fakes.addAll(boundlessInboxes());
    fakes.addAll(moreInboxes());
    return fakes;
  }

  private static List<Fake> boundlessInboxes() {
    return List.of(
        inbox(
            "INBOX-3",
            "a page never runs over",
            good ->
                new OverInbox(good) {
                  @Override
                  public Part<InboxItem> page(
                      PersonId person, @Nullable Instant before, PageBound bound) {
                    List<InboxItem> page = real.page(person, before, bound).items();
                    return new Part<>(
                        page.stream().limit(bound.items()).toList(), page.size() > bound.items());
                  }
                }),
        inbox(
            "INBOX-9",
            "bytes are not looked at",
            good ->
                new OverInbox(good) {
                  @Override
                  public Part<InboxItem> page(
                      PersonId person, @Nullable Instant before, PageBound bound) {
                    PageBound any = new PageBound(bound.items(), Long.MAX_VALUE);
                    return real.page(person, before, any);
                  }
                }));
  }

  private static Fake openHeads() {
    return inbox(
        "INBOX-1",
        "heads are as of those who are in",
        good ->
            new OverInbox(good) {
              @Override
              public List<ChatHead> heads(PersonId person) {
                return real.heads(person).stream()
                    .map(head -> new ChatHead(head.chat(), head.head(), true))
                    .toList();
              }
            });
  }

  private static List<Fake> moreInboxes() {
    return List.of(
        openHeads(),
        items(
            "INBOX-5",
            "activities are unread too",
            i ->
                new InboxItem(
                    i.chat(),
                    i.head(),
                    i.head() - i.own().read(),
                    i.own(),
                    i.peer(),
                    i.last(),
                    i.lastActivityAt(),
                    i.preferences())),
        inbox(
            "INBOX-6",
            "items are cached",
            good ->
                new OverInbox(good) {
                  private final Map<PersonId, Map<ChatId, Optional<InboxItem>>> cache =
                      new ConcurrentHashMap<>();

                  @Override
                  public Optional<InboxItem> item(PersonId person, ChatId chat) {
                    return cache
                        .computeIfAbsent(person, p -> new ConcurrentHashMap<>())
                        .computeIfAbsent(chat, c -> real.item(person, c));
                  }
                }));
  }
}
