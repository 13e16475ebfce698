package com.example;

import io.i9chat.adapter.local.Local;
import io.i9chat.adapter.local.LocalConfig;
import io.i9chat.adapter.sqlite.SqliteConfig;
import io.i9chat.adapter.sqlite.SqliteStore;
import io.i9chat.domain.I9chat;
import io.i9chat.domain.entry.NamedEntry;
import io.i9chat.domain.live.LiveEvent;
import io.i9chat.domain.live.LiveSubscription;
import io.i9chat.ports.Ports;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.people.ExternalId;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Two users of an application talk to each other, in this process, on a SQLite file. */
public final class TwoPeopleTalk {
  private final I9chat i9chat;

  private TwoPeopleTalk(I9chat i9chat) {
    this.i9chat = i9chat;
  }

  /** Takes the folder to keep everything in. */
  public static void main(String[] args) throws InterruptedException {
    Path data = Path.of(args[0]);
    try (SqliteStore store = SqliteStore.open(SqliteConfig.in(data));
        Local local = Local.open(LocalConfig.in(data));
        I9chat i9chat = new I9chat(ports(store, local))) {
      new TwoPeopleTalk(i9chat).run();
    }
  }

  private static Ports ports(SqliteStore store, Local local) {
    return new Ports(
        store.ports(),
        local.signals(),
        local.presence(),
        local.limiter(),
        local.ids(),
        InstantSource.system());
  }

  private void run() throws InterruptedException {
    // Users of the application, by ids of its own. Later runs find the same people.
    PersonId ada = i9chat.people().enrol(new ExternalId("ada"), new DisplayName("Ada Lovelace"));
    PersonId bob = i9chat.people().enrol(new ExternalId("bob"), new DisplayName("Bob"));

    BlockingQueue<Entry> toBob = new LinkedBlockingQueue<>();
    LiveSubscription live =
        i9chat.subscribe(
            bob,
            delivery -> {
              if (delivery.event() instanceof LiveEvent.EntryAppended appended
                  && appended.entry() instanceof NamedEntry named) {
                toBob.add(named.entry());
              }
            });

    ChatId chat = i9chat.chats().openDirect(ada, bob);
    i9chat.messages().send(ada, chat, "Hello Bob");
    System.out.println("Bob is told: " + line(toBob.take()));
    live.close();

    i9chat.messages().send(bob, chat, "Hello Ada");
    System.out.println("Ada reads back:");
    i9chat
        .chats()
        .history(ada, chat)
        .items()
        .forEach(item -> System.out.println("  " + line(item.entry())));
  }

  private String line(Entry entry) {
    PersonId author = entry.author();
    ExternalId user = i9chat.people().externalIds(List.of(author)).get(author);
    Body body = entry.payload().carried();
    String text = body == null ? "(something else)" : body.content().written();
    return entry.seq() + " " + user + ": " + text;
  }
}
