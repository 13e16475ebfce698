package io.i9chat.domain.chat;

import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.ChatKind;
import io.i9chat.ports.model.chat.Content;
import io.i9chat.ports.model.chat.InboxItem;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.Watermarks;
import io.i9chat.ports.model.people.Profile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The JSON of what is read, as the protocol spells it: what page limits are about. */
final class Wire {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  private Wire() {}

  static int bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8).length;
  }

  static <T> String array(List<T> elements, Function<T, String> json) {
    return elements.stream().map(json).collect(Collectors.joining(",", "[", "]"));
  }

  static String page(ReadHistory.Outcome.Page page) {
    return "{\"items\":%s,\"hasMore\":%s,\"head\":%d}"
        .formatted(array(page.items(), Wire::item), page.hasMore(), page.head());
  }

  static String page(ReadLog.Outcome.Page page) {
    return "{\"entries\":%s,\"head\":%d}"
        .formatted(array(page.entries(), Wire::entry), page.head());
  }

  static String page(ListChats.Outcome.Page page) {
    return "{\"chats\":%s,\"hasMore\":%s}"
        .formatted(array(page.chats(), Wire::chat), page.hasMore());
  }

  static String synced(SyncChats.Outcome.Synced synced) {
    return "{\"chats\":%s,\"unchanged\":%d,\"hasMore\":%s}"
        .formatted(array(synced.chats(), Wire::news), synced.unchanged(), synced.hasMore());
  }

  private static String news(SyncChats.News news) {
    return "{\"chat\":%s,\"entries\":%s,\"more\":%s}"
        .formatted(chat(news.chat()), array(news.entries(), Wire::entry), news.more());
  }

  static String entry(NamedEntry named) {
    String kind =
        switch (named.entry().payload()) {
          case Payload.Message message ->
              "\"kind\":\"message\",\"clientId\":%s,\"content\":%s%s"
                  .formatted(
                      string(message.clientId().value()),
                      content(message.content()),
                      message.replyTo() == null ? "" : ",\"replyTo\":" + message.replyTo());
          case Payload.Activity activity -> activity(named, activity);
        };
    return "{\"chat\":\"%s\",%s,%s}".formatted(named.entry().chat(), place(named), kind);
  }

  static String item(Item item) {
    String kind =
        switch (item.entry().payload()) {
          case Payload.Message message ->
              "\"kind\":\"message\",\"content\":%s%s,\"reactions\":[]%s"
                  .formatted(
                      content(message.content()),
                      quote(item.replyTo()),
                      item.status() == null
                          ? ""
                          : ",\"status\":" + string(item.status().name().toLowerCase(Locale.ROOT)));
          case Payload.Activity activity -> activity(item.named(), activity);
        };
    return "{%s,%s}".formatted(place(item.named()), kind);
  }

  static String chat(ChatSummary chat) {
    InboxItem state = chat.state();
    String kind =
        state.chat().kind() == ChatKind.DIRECT
            ? "\"type\":\"direct\",\"with\":%s,\"peer\":%s"
                .formatted(user(chat.with()), marks(state.peer()))
            : "\"type\":\"group\",\"group\":{\"name\":\"\",\"joinPolicy\":\"closed\"}";
    String last = chat.lastItem() == null ? "" : ",\"lastItem\":" + item(chat.lastItem());
    return ("{\"id\":\"%s\",%s,\"head\":%d,\"unread\":%d,\"delivered\":%d,\"read\":%d%s,"
            + "\"lastActivityAt\":\"%s\",\"archived\":false,\"pinned\":false}")
        .formatted(
            state.chat().id(),
            kind,
            state.head(),
            state.unread(),
            state.own().delivered(),
            state.own().read(),
            last,
            TIME.format(state.lastActivityAt()));
  }

  private static String place(NamedEntry named) {
    return "\"seq\":%d,\"at\":\"%s\",\"author\":%s"
        .formatted(named.entry().seq(), TIME.format(named.entry().at()), name(named.author()));
  }

  private static String content(Content content) {
    return switch (content) {
      case Content.Text(String text) -> "{\"type\":\"text\",\"text\":%s}".formatted(string(text));
    };
  }

  private static String activity(NamedEntry named, Payload.Activity activity) {
    String what =
        switch (activity) {
          case Payload.Created created ->
              "\"created\",\"name\":%s".formatted(string(created.name().value()));
          case Payload.Added added ->
              "\"added\",\"usernames\":%s"
                  .formatted(array(added.people(), person -> name(named.name(person))));
          case Payload.Removed removed ->
              "\"removed\",\"usernames\":[%s]".formatted(name(named.name(removed.person())));
          case Payload.Joined joined -> "\"joined\"";
          case Payload.Left left -> "\"left\"";
        };
    return "\"kind\":\"activity\",\"activity\":" + what;
  }

  private static String quote(Item.@Nullable Quote quote) {
    if (quote == null) {
      return "";
    }
    Item.Quote.Seen seen = quote.seen();
    String what =
        seen == null
            ? ""
            : ",\"author\":%s,\"type\":%s,\"excerpt\":%s"
                .formatted(name(seen.author()), string(seen.type()), string(seen.excerpt()));
    return ",\"replyTo\":{\"seq\":%d%s}".formatted(quote.seq(), what);
  }

  private static String user(@Nullable Profile person) {
    return person == null
        ? "null"
        : "{\"username\":%s,\"displayName\":%s,\"bio\":%s}"
            .formatted(
                name(person.username()),
                string(person.displayName().value()),
                string(person.bio().value()));
  }

  private static String marks(@Nullable Watermarks marks) {
    return marks == null
        ? "null"
        : "{\"delivered\":%d,\"read\":%d%s%s}"
            .formatted(
                marks.delivered(),
                marks.read(),
                time("deliveredAt", marks.deliveredAt()),
                time("readAt", marks.readAt()));
  }

  private static String time(String name, @Nullable Instant at) {
    return at == null ? "" : ",\"%s\":\"%s\"".formatted(name, TIME.format(at));
  }

  private static String name(@Nullable Username username) {
    return username == null ? "null" : string(username.value());
  }

  private static String string(String text) {
    return "\""
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t")
        + "\"";
  }
}
