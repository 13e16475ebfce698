package io.i9chat.server.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.chat.ChatSummary;
import io.i9chat.domain.chat.Item;
import io.i9chat.domain.chat.ListChats;
import io.i9chat.domain.chat.PageLimit;
import io.i9chat.domain.chat.ReadHistory;
import io.i9chat.domain.chat.ReadLog;
import io.i9chat.domain.entry.HiddenEntry;
import io.i9chat.domain.entry.NamedEntry;
import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.ports.Ports;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.server.model.Snapshot.Live;
import io.i9chat.server.model.Snapshot.LogLine;
import io.i9chat.server.model.Snapshot.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is in the chats of a {@link Backend}, and what of it each person is shown. */
final class BackendView {
  private static final PageLimit ALL = new PageLimit(PageLimit.MAX);

  private final Ports ports;
  private final Supplier<I9chat> any;
  private final Inhabitants people;
  private final Instant start;

  /**
   * The view of this backend.
   *
   * @param any any of its nodes, for each call
   */
  BackendView(Ports ports, Supplier<I9chat> any, Inhabitants people, Instant start) {
    this.ports = ports;
    this.any = any;
    this.people = people;
    this.start = start;
  }

  /** The names of these chats, as a reference has them. */
  static Map<ChatId, String> names(List<ChatId> groups, Map<Command.Pair, ChatId> pairs) {
    Map<ChatId, String> names = new HashMap<>();
    for (int i = 0; i < groups.size(); i++) {
      names.put(groups.get(i), "group " + i);
    }
    pairs.forEach((pair, chat) -> names.put(chat, "direct " + pair.one() + " " + pair.other()));
    return names;
  }

  Snapshot of(Map<ChatId, String> names, Map<String, Map<Integer, List<Live>>> live) {
    Map<String, List<LogLine>> logs = new TreeMap<>();
    Map<String, Map<Integer, Person>> shown = new TreeMap<>();
    names.forEach((chat, name) -> {
      logs.put(name, log(chat));
      shown.put(name, new TreeMap<>());
    });
    for (int person = 0; person < Commands.PEOPLE; person++) {
      for (ChatSummary chat : chats(people.id(person))) {
        String name = names.getOrDefault(chat.state().chat().id(), "a chat nobody made");
        Map<Integer, Person> all = shown.computeIfAbsent(name, fresh -> new TreeMap<>());
        assertThat(all.put(person, person(people.id(person), chat))).isNull();
      }
    }
    return new Snapshot(logs, shown, live);
  }

  private List<LogLine> log(ChatId chat) {
    List<Window> all = List.of(new Window(1, Window.OPEN));
    return ports
        .store()
        .log()
        .log(chat, all, new Cursor.After(0), PageBound.of(1_000))
        .entries()
        .stream()
        .map(this::line)
        .toList();
  }

  private List<ChatSummary> chats(PersonId person) {
    ListChats.Outcome outcome =
        any.get().chats().list().handle(new ListChats.Command(person, null, ALL));
    ListChats.Outcome.Page page = (ListChats.Outcome.Page) outcome;
    assertThat(page.hasMore()).isFalse();
    return page.chats();
  }

  private Person person(PersonId person, ChatSummary chat) {
    ChatId id = chat.state().chat().id();
    ReadLog.Outcome.Page log =
        (ReadLog.Outcome.Page)
            any.get().chats().log().handle(new ReadLog.Command(person, id, 0, ALL));
    ReadHistory.Outcome.Page history =
        (ReadHistory.Outcome.Page)
            any.get()
                .chats()
                .history()
                .handle(new ReadHistory.Command(person, id, new ReadHistory.Range.Newest(), ALL));
    assertThat(log.head()).isEqualTo(history.head()).isEqualTo(chat.state().head());
    return new Person(
        log.entries().stream().map(this::line).toList(),
        history.items().stream().map(this::item).toList(),
        chat.lastItem() == null ? null : item(chat.lastItem()),
        (int) log.head(),
        (int) chat.state().unread(),
        (int) chat.state().own().delivered(),
        (int) chat.state().own().read(),
        (int) chat.own().cleared(),
        Duration.between(start, chat.state().lastActivityAt()).toMinutes(),
        chat.group() == null ? "" : text(chat.group()));
  }

  private static String text(GroupState group) {
    return text(group.profile()) + ", " + group.members();
  }

  private static String text(GroupProfile profile) {
    boolean closed = profile.joinPolicy() == JoinPolicy.CLOSED;
    return profile.name().value() + "/" + profile.description().value() + "/" + closed;
  }

  private LogLine line(SeenEntry entry) {
    return switch (entry) {
      case NamedEntry named -> line(named.entry());
      case HiddenEntry hidden -> LogLine.hidden((int) hidden.seq());
    };
  }

  private LogLine line(Entry entry) {
    Payload payload = entry.payload();
    List<Integer> named =
        payload instanceof Payload.Added added
            ? added.people().stream().map(people::number).toList()
            : payload.named().stream().map(people::number).toList();
    return new LogLine(
        (int) entry.seq(),
        kind(payload),
        people.number(entry.author()),
        named,
        target(payload),
        text(payload));
  }

  private static String kind(Payload payload) {
    return payload.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static int target(Payload payload) {
    return switch (payload) {
      case Payload.About about -> (int) about.target();
      case Payload.Message message -> message.replyTo() == null ? 0 : message.replyTo().intValue();
      default -> 0;
    };
  }

  private static String text(Payload payload) {
    return switch (payload) {
      case Payload.Message message -> text(message.body());
      case Payload.Edit edit -> text(edit.body());
      case Payload.Reaction reaction -> reaction.emoji().value();
      case Payload.Created created -> created.name().value();
      case Payload.Changed changed -> text(changed.to());
      default -> "";
    };
  }

  private static String text(@Nullable Body body) {
    return body == null ? Snapshot.WITHDRAWN : body.content().written();
  }

  private Snapshot.Item item(Item item) {
    LogLine line = line(item.entry());
    Item.Now now = item.now();
    if (now == null) {
      return new Snapshot.Item(line.seq(), line.kind(), line.text(), false, false, "", Map.of());
    }
    Map<String, List<Integer>> reactions = new TreeMap<>();
    for (Item.Reactions each : now.reactions()) {
      List<Integer> reacting = each.usernames().stream().map(people::number).sorted().toList();
      assertThat(reacting).hasSize(each.count());
      reactions.put(each.emoji().value(), reacting);
    }
    return new Snapshot.Item(
        line.seq(),
        line.kind(),
        text(now.body()),
        now.deleted(),
        now.editedAt() != null,
        now.replyTo() == null ? "" : quote(now.replyTo()),
        reactions);
  }

  private String quote(Item.Quote quote) {
    Item.Quote.Seen seen = quote.seen();
    if (seen == null) {
      return "" + quote.seq();
    }
    String text = seen.content() == null ? Snapshot.WITHDRAWN : seen.content().written();
    int author = people.number(Objects.requireNonNull(seen.author()));
    return quote.seq() + " by " + author + ": " + text + (seen.deleted() ? ", deleted" : "");
  }
}
