package com.example.ownusers;

import io.i9chat.adapter.local.Local;
import io.i9chat.adapter.local.LocalConfig;
import io.i9chat.adapter.sqlite.SqliteConfig;
import io.i9chat.adapter.sqlite.SqliteStore;
import io.i9chat.domain.I9chat;
import io.i9chat.domain.departure.ExportSink;
import io.i9chat.domain.entry.NamedEntry;
import io.i9chat.domain.live.LiveEvent;
import io.i9chat.domain.live.LiveSubscription;
import io.i9chat.ports.Ports;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.people.ExternalId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Chats of a team whose members are known by the addresses that they sign in with elsewhere. */
public final class TeamChat implements AutoCloseable {
  /** Stands for the author of a message who was removed or erased. */
  public static final String GONE = "(gone)";

  private final SqliteStore store;
  private final Local local;
  private final I9chat i9chat;

  /** A message as the application shows it. */
  public record Line(String user, String text) {}

  private TeamChat(Path data) {
    store = SqliteStore.open(SqliteConfig.in(data));
    local = Local.open(LocalConfig.in(data));
    i9chat =
        new I9chat(
            new Ports(
                store.ports(),
                local.signals(),
                local.presence(),
                local.limiter(),
                local.ids(),
                InstantSource.system()));
  }

  /** Keeps everything in this folder. */
  public static TeamChat in(Path data) {
    return new TeamChat(data);
  }

  /** Notes that this user signed in. */
  public void signedIn(String user, String name) {
    i9chat.people().enrol(new ExternalId(user), new DisplayName(name));
  }

  /** Opens a room for {@code others} and the user who creates it. */
  public ChatId openRoom(String name, String creator, List<String> others) {
    List<PersonId> members = others.stream().map(this::person).toList();
    return i9chat.groups().create(person(creator), new GroupName(name), members);
  }

  /** Writes into a room, durably. */
  public void say(String user, ChatId room, String text) {
    i9chat.messages().send(person(user), room, text);
  }

  /** What a user reads in a room, the oldest first. */
  public List<Line> read(String user, ChatId room) {
    return i9chat.chats().history(person(user), room).items().stream()
        .filter(item -> item.now() != null && item.now().body() != null)
        .map(item -> line(item.entry()))
        .toList();
  }

  /** Tells {@code listener} of every message that reaches a user, until what is answered closes. */
  public LiveSubscription listen(String user, Consumer<Line> listener) {
    return i9chat.subscribe(
        person(user),
        delivery -> {
          if (delivery.event() instanceof LiveEvent.EntryAppended appended
              && appended.entry() instanceof NamedEntry named
              && named.entry().payload().carried() != null) {
            listener.accept(line(named.entry()));
          }
        });
  }

  /** Reads everything that is a user's own into {@code sink}. */
  public void export(String user, ExportSink sink) throws IOException {
    i9chat.people().export(person(user)).writeTo(sink);
  }

  /** Deletes a user's account and all that they wrote. */
  public void erase(String user) {
    i9chat.people().erase(person(user));
  }

  private PersonId person(String user) {
    return i9chat.people().find(new ExternalId(user)).orElseThrow();
  }

  private Line line(Entry entry) {
    Map<PersonId, ExternalId> users = i9chat.people().externalIds(List.of(entry.author()));
    @Nullable ExternalId user = users.get(entry.author());
    @Nullable Body body = entry.payload().carried();
    return new Line(
        user == null ? GONE : user.value(), body == null ? "" : body.content().written());
  }

  /** Ends it; what was said stays in the folder. */
  @Override
  public void close() {
    i9chat.close();
    local.close();
    store.close();
  }
}
