package io.i9chat.domain.chat;

import io.i9chat.domain.entry.HiddenEntry;
import io.i9chat.domain.entry.NamedEntry;
import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.ChatKind;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.media.MediaFacts;
import io.i9chat.ports.model.page.InboxItem;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.model.receipt.Watermarks;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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

  static <T extends @Nullable Object> String array(List<T> elements, Function<T, String> json) {
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

  static String entry(SeenEntry seen) {
    return switch (seen) {
      case NamedEntry named -> entry(named);
      case HiddenEntry hidden ->
          "{\"chat\":\"%s\",\"seq\":%d,\"at\":\"%s\",\"kind\":\"hidden\"}"
              .formatted(hidden.chat(), hidden.seq(), TIME.format(hidden.at()));
    };
  }

  private static String entry(NamedEntry named) {
    String kind =
        switch (named.entry().payload()) {
          case Payload.Message message ->
              "\"kind\":\"message\",\"clientId\":%s,%s%s"
                  .formatted(
                      string(message.clientId().value()),
                      content(message.body()),
                      message.replyTo() == null ? "" : ",\"replyTo\":" + message.replyTo());
          case Payload.Edit edit -> about("edit", edit) + "," + content(edit.body());
          case Payload.Delete delete -> about("delete", delete);
          case Payload.Reaction reaction ->
              about("reaction", reaction) + ",\"emoji\":" + string(reaction.emoji().value());
          case Payload.Unreaction unreaction -> about("unreaction", unreaction);
          case Payload.Activity activity -> activity(named, activity);
        };
    return "{\"chat\":\"%s\",%s,%s}".formatted(named.entry().chat(), place(named), kind);
  }

  private static String about(String kind, Payload.About about) {
    return "\"kind\":\"%s\",\"target\":%d".formatted(kind, about.target());
  }

  static String item(Item item) {
    Item.Now now = item.now();
    String kind;
    if (now == null) {
      kind = activity(item.named(), (Payload.Activity) item.entry().payload());
    } else {
      Item.Status status = now.status();
      kind =
          "\"kind\":\"message\",%s%s%s%s,\"reactions\":%s%s"
              .formatted(
                  content(now.body()),
                  quote(now.replyTo()),
                  time("editedAt", now.editedAt()),
                  now.deleted() ? ",\"deleted\":true" : "",
                  array(now.reactions(), Wire::reactions),
                  status == null
                      ? ""
                      : ",\"status\":" + string(status.name().toLowerCase(Locale.ROOT)));
    }
    return "{%s,%s}".formatted(place(item.named()), kind);
  }

  private static String reactions(Item.Reactions reactions) {
    return "{\"emoji\":%s,\"usernames\":%s,\"count\":%d}"
        .formatted(
            string(reactions.emoji().value()),
            array(reactions.usernames(), Wire::name),
            reactions.count());
  }

  static String chat(ChatSummary chat) {
    InboxItem state = chat.state();
    String kind =
        state.chat().kind() == ChatKind.DIRECT
            ? "\"type\":\"direct\",\"with\":%s,\"peer\":%s"
                .formatted(user(chat.with()), marks(state.peer()))
            : "\"type\":\"group\",\"group\":" + group(chat);
    String last = chat.lastItem() == null ? "" : ",\"lastItem\":" + item(chat.lastItem());
    return ("{\"id\":\"%s\",%s,\"head\":%d,\"unread\":%d,\"delivered\":%d,\"read\":%d%s,"
            + "\"lastActivityAt\":\"%s\",\"mutedUntil\":\"%s\","
            + "\"archived\":false,\"pinned\":false,\"clearedUpTo\":%d}")
        .formatted(
            state.chat().id(),
            kind,
            state.head(),
            state.unread(),
            state.own().delivered(),
            state.own().read(),
            last,
            TIME.format(state.lastActivityAt()),
            TIME.format(state.lastActivityAt()),
            state.head());
  }

  private static String group(ChatSummary chat) {
    GroupProfile profile = Objects.requireNonNull(chat.group()).profile();
    return ("{\"name\":%s,\"description\":%s,\"picture\":%s,"
            + "\"joinPolicy\":\"closed\",\"role\":\"member\"}")
        .formatted(
            string(profile.name().value()),
            string(profile.description().value()),
            picture(profile.picture()));
  }

  private static String place(NamedEntry named) {
    return "\"seq\":%d,\"at\":\"%s\",\"author\":%s"
        .formatted(named.entry().seq(), TIME.format(named.entry().at()), name(named.author()));
  }

  private static String content(@Nullable Body body) {
    if (body == null) {
      return "\"content\":null,\"withdrawn\":true";
    }
    Iterator<MediaFacts> media = body.media().iterator();
    String what =
        switch (body.content()) {
          case Content.Text text -> "\"text\",\"text\":" + string(text.text());
          case Content.Voice voice ->
              "\"voice\",%s,\"durationMs\":%d".formatted(media(media), voice.durationMs());
          case Content.Audio audio -> "\"audio\"," + media(media);
          case Content.File file ->
              "\"file\",%s,\"name\":%s,\"caption\":%s"
                  .formatted(media(media), string(file.name().value()), string(file.written()));
          case Content.Photos photos ->
              "\"photos\",\"items\":%s,\"caption\":%s"
                  .formatted(items(photos.items(), media), string(photos.written()));
          case Content.Videos videos ->
              "\"videos\",\"items\":%s,\"caption\":%s"
                  .formatted(items(videos.items(), media), string(videos.written()));
        };
    return "\"content\":{\"type\":" + what + "}";
  }

  private static String items(List<Content.Visual> items, Iterator<MediaFacts> media) {
    return array(
        items,
        item ->
            "{%s,\"width\":65535,\"height\":65535%s}"
                .formatted(
                    media(media),
                    item.preview() == null ? "" : ",\"preview\":{" + media(media) + "}"));
  }

  private static String media(Iterator<MediaFacts> media) {
    MediaFacts facts = media.next();
    return "\"media\":\"%s\",\"mime\":%s,\"size\":%d"
        .formatted(facts.id(), string(facts.mime().value()), facts.size());
  }

  private static String activity(NamedEntry named, Payload.Activity activity) {
    String what =
        switch (activity) {
          case Payload.Created created ->
              "\"created\",\"name\":%s".formatted(string(created.name().value()));
          case Payload.Added added ->
              "\"added\",\"usernames\":%s"
                  .formatted(array(added.people(), person -> name(named.name(person))));
          case Payload.Removed removed -> "\"removed\"," + one(named, removed.person());
          case Payload.Promoted promoted -> "\"promoted\"," + one(named, promoted.person());
          case Payload.Demoted demoted -> "\"demoted\"," + one(named, demoted.person());
          case Payload.Joined joined -> "\"joined\"";
          case Payload.Left left -> "\"left\"";
          case Payload.Changed changed ->
              "\"changed\",\"changes\":{"
                  + ("\"name\":%s,\"description\":%s,\"picture\":%s," + "\"joinPolicy\":%s}")
                      .formatted(
                          change(changed, profile -> string(profile.name().value())),
                          change(changed, profile -> string(profile.description().value())),
                          change(changed, profile -> picture(profile.picture())),
                          change(changed, profile -> string(profile.joinPolicy().name())));
        };
    return "\"kind\":\"activity\",\"activity\":" + what;
  }

  private static String one(NamedEntry named, PersonId person) {
    return "\"usernames\":[%s]".formatted(name(named.name(person)));
  }

  private static String change(Payload.Changed changed, Function<GroupProfile, String> json) {
    return "{\"from\":%s,\"to\":%s}"
        .formatted(json.apply(changed.from()), json.apply(changed.to()));
  }

  private static String picture(@Nullable Picture picture) {
    return picture == null
        ? "null"
        : "{\"media\":\"%s\",\"preview\":\"%s\"}".formatted(picture.media(), picture.preview());
  }

  private static String quote(Item.@Nullable Quote quote) {
    if (quote == null) {
      return "";
    }
    Item.Quote.Seen seen = quote.seen();
    String what =
        seen == null
            ? ""
            : ",\"author\":%s,\"type\":\"photos\",\"excerpt\":%s,\"deleted\":true"
                .formatted(name(seen.author()), string(seen.excerpt()));
    return ",\"replyTo\":{\"seq\":%d%s}".formatted(quote.seq(), what);
  }

  private static String user(@Nullable Profile person) {
    return person == null
        ? "null"
        : ("{\"username\":%s,\"displayName\":%s,\"bio\":%s,"
                + "\"picture\":%s,\"presence\":{\"username\":%s,\"online\":false,\"lastSeen\":%s}}")
            .formatted(
                name(person.username()),
                string(person.displayName().value()),
                string(person.bio().value()),
                picture(person.picture()),
                name(person.username()),
                string(String.valueOf(person.lastSeen())));
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
